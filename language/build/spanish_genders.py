"""Gender of Spanish nouns by ending, with the exceptions learners meet; our own table."""

from language.wordlists import listed

FEMININE_ENDINGS = ("ción", "sión", "xión", "dad", "tad", "tud", "umbre", "eza", "encia", "ancia", "ería", "logía")
MASCULINE_ENDINGS = ("aje", "miento", "ismo", "dor", "tor")

MASCULINE = listed("""
    día mapa planeta problema sistema tema clima idioma programa poema drama esquema dilema lema emblema
    fantasma diploma aroma síntoma teorema trauma panorama crucigrama telegrama carisma enigma estigma magma
    plasma prisma tranvía sofá pijama gorila panda koala puma yoga karma papá coma coche nombre hombre padre
    café viaje baile cine aire restaurante hotel tren bar mes país papel árbol sol lápiz pez arroz autobús
    jardín avión camión corazón examen origen ratón salón color amor dolor calor sabor valor error motor sector
    autor actor doctor ordenador profesor señor humor honor favor horror terror rumor tumor diente puente parque
    bosque postre pie té jefe monte deporte transporte aceite accidente ambiente arte bote chiste chocolate
    diamante elefante equipaje estante estuche guante informe límite lenguaje maquillaje mensaje mueble norte
    sur este oeste paisaje paquete pasaje peine personaje príncipe sobre suéter tigre traje tomate viernes lunes
    martes jueves análisis paraguas cumpleaños fin pan plan gas mal miel club champú dios rey buey metal animal
    hospital canal final ideal local material mineral principal total túnel nivel cartel pastel pincel perfil
    abril alcohol control español fútbol gol rol volumen crimen resumen régimen cajón balón botón melón limón
    jabón jamón pantalón sillón buzón rincón león millón montón perdón algodón almacén andén chándal césped
    azúcar lugar hogar collar azar bienestar mármol placer poder ser deber taller carácter cáncer interés estrés
    inglés francés compás mes bistec vals virus atlas oasis microondas lavavajillas rascacielos paréntesis
    énfasis hombre ángel cuartel detalle desfile eje enlace envase golpe héroe jarabe lince monje noble nene
    roble sastre timbre trámite uniforme valle vinagre zoquete maíz juez matiz disfraz antifaz
    """)
FEMININE = listed("""
    mano foto moto noche tarde clase gente calle leche muerte suerte llave nieve nube sangre carne mente frase
    fuente torre base fe serie especie superficie luz voz vez paz cruz nariz raíz flor sal piel cárcel señal red
    sed pared ley mujer imagen crisis tesis síntesis hipótesis dosis madre actriz nave clave fiebre hambre
    corriente lente sede sal salud virtud vejez niñez rapidez timidez validez sensatez opinión reunión región
    religión unión razón sazón canción habitación televisión labor coliflor miel catedral capital señal espiral
    moral vocal plaga edad verdad ciudad mitad navidad amistad libertad juventud multitud actitud costumbre
    cumbre legumbre gripe base llave ave índole tribu radio libido soprano virgen margen plenitud hoz tos faz
    codorniz cicatriz matriz lombriz emperatriz perdiz luz aspirina persona víctima estrella
    """)
EITHER = listed("""
    capital orden mar cometa cura guía policía corte frente parte pendiente margen radio modelo testigo piloto
    colega atleta poeta artista terapeuta azúcar calor arte final editorial guardia trompeta cámara batería
    espada clave coma central cólera génesis doblez lente moral canal sartén pijama vocal internet estudiante
    cantante agente gerente paciente cliente amante presidente adolescente joven mártir testigo cónyuge huésped
    intérprete bebé líder camarada maratón mañana bajo medio alto contrario segundo primero tercero cuarto
    quinto uno todo otro mismo solo nada algo entonces bajo largo general especial español inglés francés alemán
    italiano nuevo alta pasta segunda contra para nuestra vuestra era fuera una mucha poca tanta otra cada sólo
    luego pronto dentro mucho poco tanto menos como dicho hecho puesto visto caso cargo yo testigo soldado hada
    ambos tarde ante entre este norte sur oeste vice súper super cero tres dos seis bien
    """)
"""Both genders, or words that stand after a determiner in other roles: never judged."""
PEOPLE = listed("""
    niño chico hermano hijo amigo abuelo tío primo compañero vecino perro gato novio esposo cuñado sobrino nieto
    muchacho maestro alumno camarero cocinero enfermero secretario abogado médico
    """)
"""Nouns whose form in -o is masculine and in -a feminine."""
STRESSED_A = listed("""
    agua alma arma águila área aula hambre ala ancla arpa hada hacha habla asma ama alba ansia arca acta alga
    alza aura ave haba haya
    """)
"""Feminine, but with el and un in the singular."""
