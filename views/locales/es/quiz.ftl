command-quiz = un cuestionario corto sobre tus palabras

quiz-menu = 🎯 <b>¿Un cuestionario?</b> Elige cómo te pregunto y con qué palabras, y empieza.
button-quiz-start = ▶️ Empezar
quiz-kind-multiple-choice = Elegir respuesta
quiz-kind-fill-blank = Rellenar el hueco
quiz-kind-matching = Unir parejas
quiz-kind-listening = Escuchar
quiz-source-mine = 🃏 Mis palabras
quiz-source-level = 📶 Mi nivel
quiz-source-mistakes = 🔁 Mis errores
button-quiz-categories = 🗂 Por tema
quiz-categories = 🗂 <b>¿Sobre qué tema?</b>

quiz-no-words = 🎯 Aún no has guardado palabras. Guarda algunas mientras hablamos, o usa ahora las de tu nivel.
quiz-no-mistakes = 🎯 No hay errores por los que preguntarte. ¿Usamos palabras de tu nivel?
quiz-nothing = 🎯 No tengo palabras que pueda preguntarte así. ¿Hablamos un rato?
button-quiz-level = 📶 Palabras de mi nivel

quiz-goes-on = 🎯 <b>Seguimos con tu cuestionario.</b>
button-quiz-new = ↻ Otro cuestionario
quiz-ask-recognise = ¿Qué significa?
quiz-ask-produce = ¿Cómo se dice?
quiz-ask-listen = 🔊 ¿Qué palabra oyes?
quiz-ask-blank = ¿Qué palabra falta?
quiz-ask-typed = Escribe la palabra que falta. Con «?» te la enseño.
quiz-ask-board = Toca una palabra y luego su significado.

quiz-right = ✅ <b>¡Correcto!</b>
quiz-wrong = ❌ <b>No exactamente.</b>
quiz-no-pair = Estas dos no son pareja.
quiz-to-cards = 🃏 Ahora en tus tarjetas: { $word }
button-quiz-next = Siguiente ›
quiz-score =
    { $number ->
        [one] <b>{ $number } palabra de { $total }</b> acertada a la primera
        [many] <b>{ $number } de palabras de { $total }</b> acertadas a la primera
       *[other] <b>{ $number } palabras de { $total }</b> acertadas a la primera
    }
quiz-all-right = 🎉 ¡Ni un solo error!
button-quiz-again = 🎯 Otro cuestionario
button-quiz-cards = 🃏 Repasar mis tarjetas

quiz-answered-already = Esta ya la has respondido.
quiz-started-already = Este cuestionario ya ha empezado. /quiz muestra la pregunta abierta.
quiz-paired-already = Esta pareja ya está unida.
quiz-tried-already = Esta pareja ya la has probado.
quiz-hold-first = Primero toca una palabra de la izquierda.
quiz-old = Ese cuestionario ya no está abierto. /quiz empieza uno nuevo.

category-greetings = 👋 Saludos
category-people = 🧑 Personas
category-family = 👪 Familia
category-food = 🍞 Comida
category-home = 🏠 Casa
category-city = 🏙 Ciudad
category-travel = 🧳 Viajes
category-work = 🛠 Trabajo
category-business = 💼 Negocios
category-time = 🕐 Horas y fechas
category-numbers = 🔢 Números
category-health = 🩺 Salud
category-shopping = 🛒 Compras
category-weather = ⛅ El tiempo
category-hobbies = 🎨 Aficiones
category-clothes = 👕 Ropa
category-body = 💪 Cuerpo
category-education = 🎓 Educación
category-nature = 🌳 Naturaleza
category-communication = 💬 Comunicación
category-feelings = 💛 Sentimientos
category-verbs = 🏃 Verbos
category-adjectives = 🌈 Adjetivos
category-grammar = 🧱 Gramática
