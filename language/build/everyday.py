"""Everyday words that learners meet early and newspapers seldom print: levels our own, by topic, after CEFR can-dos."""

from domain.levels import Level, Target

_GERMAN_A1 = """
Abend Abendessen Adresse Anruf Apfel Arm Arzt Ärztin Auge Ausweis Auto Bad Badezimmer Bahnhof Balkon Banane Bank
Bauch Baum Bein Beruf Bett Bier Bild Blume Bluse Brief Brille Brot Brötchen Bruder Buch Büro Bus Butter Café
Computer Dank Dusche Ei Eis Eltern E-Mail Entschuldigung Erdbeere Essen Familie Farbe Fenster Fisch Flasche Fleisch
Flugzeug Formular Foto Frage Frau Freund Freundin Frühling Frühstück Fuß Fußball Garten Gast Geburtstag Geld Gemüse
Geschäft Geschenk Geschwister Gespräch Glas Großeltern Großmutter Großvater Hähnchen Hand Handy Haus Hausaufgabe
Heft Hemd Herbst Herr Hilfe Hobby Hose Hotel Hund Hunger Jacke Jahr Joghurt Kaffee Kartoffel Käse Kasse Katze
Kellner Kilo Kind Kino Kleid Kleidung Koffer Kollege Kollegin Kopf Krankenhaus Küche Kuchen Kugelschreiber
Kühlschrank Kurs Lampe Land Leben Lebensmittel Lehrer Leute Liter Löffel Mann Markt Marmelade März Mensch Messer
Milch Minute Mittag Mittagessen Mittwoch Möbel Moment Monat Montag Morgen Mund Museum Musik Mutter Nachmittag
Nachricht Nacht Name Nase Nudel Obst Ohr Oma Onkel Opa Orange Park Pause Pizza Platz Polizei Pommes Post Preis
Problem Pullover Raum Rechnung Regen Reis Reise Restaurant Rock Sache Saft Sahne Salat Salz Samstag Sandwich Satz
Schere Schinken Schlüssel Schnee Schokolade Schrank Schuh Schule Schüler Schwester See Sofa Sohn Sommer Sonne
Sonntag Speisekarte Sport Sprache Stadt Straße Stück Student Studentin Stuhl Stunde Supermarkt Suppe Tag Tante
Tasche Tasse Tee Telefon Termin Text Ticket Tisch Tochter Toilette Tomate Tür Uhr Urlaub Vater Verkäufer Verkäuferin
Vormittag Vorname Wasser Wein Wetter Winter Woche Wochenende Wohnung Wohnzimmer Wort Wurst Zahl Zahn Zeit Zeitung
Zimmer Zucker Zug anrufen antworten arbeiten aufstehen bestellen besuchen bezahlen bleiben brauchen duschen
einkaufen erklären erzählen essen fahren feiern fernsehen finden fliegen fragen frühstücken geben gehen glauben
haben heißen helfen holen hören joggen kaufen kennen kochen kommen kosten lachen leben lernen lesen lieben liegen
machen mieten nehmen öffnen reisen reservieren sagen schicken schlafen schließen schmecken schreiben schwimmen sehen
singen sitzen spielen sprechen stehen studieren suchen tanzen telefonieren treffen trinken verstehen wandern warten
waschen wohnen zahlen zeigen alt billig blau braun falsch freundlich gelb gemeinsam gesund groß grün heiß hungrig
interessant jung kalt kaputt klein krank kurz lang langsam laut lecker leise links müde nett neu rechts ruhig rot
satt schlecht schnell schön schwarz schwer süß teuer toll traurig vegetarisch verheiratet voll warm weiß wunderbar
wichtig richtig frei fertig genau natürlich vielleicht zusammen getrennt leider ungefähr geradeaus ledig Deutschland
Deutsch Englisch Januar Februar April Mai Juni Juli August September Oktober November Dezember Dienstag Donnerstag
Freitag Herzlich willkommen Wiedersehen Karte Bargeld Trinkgeld Euro Cent Größe Quittung Getränk Gericht mögen
willst können müssen wollen sollen dürfen werden wissen denken bringen beginnen freuen passen gefallen
"""
_GERMAN_A2 = """
Angebot Ampel Apotheke Aufgabe Aufzug Ausflug Ausland Bäckerei Bahnsteig Besprechung Bewerbung Briefmarke Brücke
Chef Chefin Decke Dorf Erfahrung Erkältung Fahrkarte Fahrrad Fahrplan Fieber Firma Führerschein Gabel Gepäck Gewicht
Gleis Grippe Haltestelle Handtuch Heizung Husten Insel Kinderzimmer Kissen Klingel Konto Kopfschmerzen Krankenkasse
Kreuzung Kunde Kundin Lehre Medikament Miete Mitarbeiter Müll Nachbar Nachbarin Ordnung Pass Pfeffer Pflanze
Praktikum Prospekt Prüfung Quark Rabatt Rezept Rezeption Sauce Schmerzen Schmerz Sitzung Spiegel Spielplatz Stau
Steuer Strand Tablette Teller Teppich Tiefkühltruhe Treppe Umzug Unfall Unterricht Unterschrift Verein Verspätung
Vertrag Vorspeise Werkstatt Zahnarzt Zeugnis Zutat Bewerbungsgespräch Lebenslauf Nachspeise Nachtisch Hauptgericht
Gebäck Stelle abholen ablehnen anbieten ändern anfangen ankommen anmelden anziehen aufhören aufräumen ausfüllen
ausgeben ausmachen ausziehen backen bedanken bedeuten beeilen benutzen beraten beschweren bewerben buchen einladen
einsteigen empfehlen entscheiden entschuldigen erinnern erreichen fehlen funktionieren gewinnen grillen gratulieren
kontrollieren kündigen leihen malen melden mitbringen mitkommen mitnehmen parken probieren putzen rauchen reparieren
schenken sparen stören streiten teilnehmen tragen träumen üben überweisen umsteigen umziehen umtauschen
unterschreiben verabreden verbessern verdienen vereinbaren vergessen vergleichen verlieren verpassen verschieben
versprechen vorbereiten vorschlagen vorstellen wechseln wünschen wegwerfen angenehm arbeitslos bequem beruflich
besetzt dick dünn dunkel einfach einverstanden erkältet fett fleißig frisch froh fröhlich gefährlich glücklich
günstig hell höflich hübsch kostenlos langweilig leer lustig möglich nass nervös neugierig notwendig pünktlich sauer
sauber scharf schmutzig schwierig sportlich stark spannend süß typisch unbedingt wahrscheinlich zufrieden ziemlich
normalerweise hoffentlich zuerst zuletzt
"""
_SPANISH_A1 = """
abuela abuelo adiós agua aeropuerto amarillo amigo amiga año apellido apartamento arroz autobús avión azúcar azul
baño barato bebida bicicleta billete blanco boca bocadillo bolígrafo bolso botella brazo bueno cabeza café calle
calor cama camarero camarera camisa camiseta casa caro carne carta cartera catorce cena cepillo cerveza chaqueta
chico chica cine ciudad clase coche cocina color comida compañero compañera cocinero cuaderno cuchara cuchillo
cuenta cuerpo cumpleaños deporte desayuno despacio día diccionario dinero dirección doctor domingo ducha edificio
efectivo ejercicio ensalada enfermo enfermero español entrada escuela espejo estación estudiante examen familia
farmacia fecha feliz fiesta fin foto fresa frío fruta fútbol gafas galleta gato gente gordo grande gris guapo
habitación hambre helado hermana hermano hija hijo hora hospital hotel huevo idioma inglés invierno jamón jardín
joven jueves jugo julio junio agosto septiembre octubre noviembre diciembre enero febrero marzo abril mayo kilo lado
lámpara lápiz leche lento libro limón limpio lunes luz madre maleta mano mañana mapa mar marido martes médico
mercado mesa mes metro miércoles minuto mochila montaña mujer museo música naranja nariz negro niño noche nombre
nuevo número ojo oficina ordenador oreja otoño padre padres país pan pantalón papel parque pasaporte patata película
pelo pelota pequeño periódico perro pescado pie pierna piscina piso plátano plato playa plaza pollo postre precio
pregunta primavera primo problema profesor profesora pueblo puerta queso rápido ratón regalo reloj restaurante rojo
ropa sábado sal salón sed semana servilleta silla sol sombrero sopa sucio supermercado taza té teléfono televisión
tenedor tiempo tienda tío tía tarde tarjeta tomate tortilla trabajo tren triste uva vacaciones vaso ventana verano
verde verdura vestido viaje vida viejo viento viernes vino zapato zumo abrir amar andar bailar beber buscar caminar
cantar cenar cerrar cocinar comer comprar contestar correr creer dar desayunar desear decir dormir ducharse empezar
entender entrar escribir escuchar estar estudiar gustar haber hablar hacer ir jugar leer levantarse llamar llamarse
llegar llevar llover mirar nadar necesitar pagar pasar pedir pensar poder poner preguntar preparar querer reservar
saber salir ser tener terminar tocar tomar trabajar vender venir ver vestirse viajar visitar vivir volver alto bajo
bonito cansado delgado difícil divertido fácil feo importante interesante libre listo malo mejor moreno rubio
simpático soltero casado derecha izquierda cerca lejos recto claro vale perdón encantado gusto gustoso España euro
céntimo menú vegetariano propina efectivo caliente
"""
_SPANISH_A2 = """
abrigo acuerdo alquiler alfombra almuerzo ambiente anillo anuncio aparcamiento ascensor aspirina asignatura barrio
basura boda bolsa bosque botas bufanda cajero calcetín calefacción cámara cambio camino campo carretera carnicería
cita cliente clienta cocinera colegio collar consejo consulta contrato corbata correo costumbre cubiertos currículum
dentista descuento despacho dolor documento empleado empleo empresa entrevista equipaje equipo esquina estantería
estómago experiencia falda fiebre firma garganta gripe guantes horario impresora jefe jefa juego jabón lavadora
llave lluvia maleta mascota medicina mensaje mercadillo mueble multa nevera nieve nota noticia nube oferta pastilla
pariente paraguas parada paseo pastel pedido peluquería pendientes pimienta polvo primo puesto receta recibo
recuerdo reunión ruido sábana salud salsa secretario sello semáforo sobrino sueldo suelo tormenta traje vecino
vecina verdulería vuelo aburrirse acabar acompañar acostarse afeitarse ahorrar alegrarse alquilar apagar aparcar
aprender arreglar ayudar bañarse cambiar celebrar cobrar coger conducir conocer contar cortar cuidar dejar
despertarse devolver discutir doler elegir encender encontrar enfadarse enseñar entregar enviar esperar explicar
faltar firmar ganar gastar girar invitar lavar limpiar llorar mandar mejorar mostrar mudarse nacer nevar ofrecer
olvidar parecer peinarse perder planchar prestar probar quedar quejarse quitar recibir recoger recomendar recordar
regalar reír repetir responder romper seguir sentir sentarse subir traer usar vestir aburrido agradable alegre
amable ancho antiguo bastante callado cómodo contento dulce enfadado estrecho extranjero fuerte gratis grave húmedo
igual incómodo lleno maravilloso moderno nervioso ocupado peligroso perezoso picante pobre preocupado próximo
puntual rico roto salado sano seco seguro serio tranquilo vacío
"""
_ENGLISH_A1 = """
waitress waiter bill menu receipt sandwich breakfast lunch dinner tea juice soup salad fork spoon knife plate glass
cup wallet purse umbrella grandmother grandfather cousin aunt uncle niece nephew bathroom bedroom kitchen fridge
sofa
"""
_ENGLISH_A2 = """
dessert starter tip booking reservation luggage suitcase platform colleague receipt headache cough sore appointment
"""

EVERYDAY: dict[Target, dict[Level, frozenset[str]]] = {
    Target.GERMAN: {Level.A1: frozenset(_GERMAN_A1.split()), Level.A2: frozenset(_GERMAN_A2.split())},
    Target.SPANISH: {Level.A1: frozenset(_SPANISH_A1.split()), Level.A2: frozenset(_SPANISH_A2.split())},
    Target.ENGLISH: {Level.A1: frozenset(_ENGLISH_A1.split()), Level.A2: frozenset(_ENGLISH_A2.split())},
}
