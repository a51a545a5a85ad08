language-de = Alemán
language-es = Español
language-en = Inglés

first-welcome =
    👋 ¡Hola, { $name }! Soy <b>Palaver</b>. Conversamos, yo interpreto un papel y tus errores se convierten en tus lecciones.

    <b>¿Qué idioma quieres aprender?</b>
first-level = <b>¿Qué tal lo hablas?</b> Elige lo que mejor te describa; puedes cambiarlo cuando quieras.
first-goal = <b>¿Cuántos minutos al día te vienen bien?</b> Mejor poco y a menudo que mucho de vez en cuando.
first-reminder =
    <b>¿Cuándo te aviso?</b> Solo si tienes algo pendiente, una vez al día como mucho.

    Tu hora: { $now } ({ $zone })
first-count = <i>Pregunta { $number } de { $total }</i>
first-please-choose = Toca uno de los botones o salta la pregunta.
first-answered = A esta pregunta ya has respondido.
first-over = Ya está todo listo. Con /settings puedes cambiar lo que quieras.
first-not-done = Primero dime qué idioma quieres aprender: toca /start.

level-a1 = algunas palabras y frases
level-a2 = charlas cotidianas sencillas
level-b1 = me defiendo casi siempre
level-b2 = con soltura en muchos temas
level-c1 = a gusto casi en todo
level-c2 = casi como lengua materna

minutes-short = { $minutes } min
reminder-never = Nunca
button-skip = Saltar
button-zone = 🌍 { $zone }
button-back = ‹ Atrás
button-interface = 🌐 Explicaciones: { $language }

ready-title = ✅ <b>¡Todo listo!</b>
ready-chosen = { $language } · { $level } · { $minutes } minutos al día
ready-reminder = Recordatorio a las { $time } ({ $zone }), solo si tienes algo pendiente
ready-no-reminder = Sin recordatorios
ready-how = Escríbeme sin más, como a cualquier persona. Los errores son bienvenidos: para eso estoy aquí.

welcome-back = 👋 ¡Qué gusto verte de nuevo, { $name }! Idioma: { $language }. ¿Seguimos?
button-talk = 💬 Conversar
button-settings = ⚙️ Ajustes

language-interface = <b>¿En qué idioma te lo explico?</b>
language-menu = <b>¿Qué estás aprendiendo?</b> El último botón es el idioma en el que explico.
language-changed = Ahora explico en español.
language-same = Ese ya lo estás aprendiendo.
language-target = A partir de ahora aprendes: { $language }

zone-title = 🌍 Tu zona horaria es <b>{ $zone }</b>. Elige otra o escribe el nombre de una ciudad grande cerca de ti.
zone-found = 🌍 Para «{ $text }» he encontrado:
zone-none = 🌍 No encuentro ninguna zona horaria para «{ $text }». Prueba con una ciudad más grande o elige aquí:
zone-saved = Zona horaria: { $zone }
