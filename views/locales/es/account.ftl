command-talk = conversa en una situación o libremente
command-end = termina la charla y mira cómo te ha ido
command-settings = nivel, objetivo, correcciones, recordatorios
command-language = qué aprendes y en qué idioma te explico
command-help = lo que sé hacer
command-privacy = qué se guarda y qué sale de este servidor
command-cancel = dejar lo que estoy preguntando

help-title = <b>Soy un tutor con quien puedes conversar.</b>
help-how = Escríbeme en el idioma que estás aprendiendo. Debajo de mis respuestas hay consejos plegados: toca para abrirlos. Si editas un mensaje, lo vuelvo a mirar. Todavía no sé escuchar mensajes de voz ni ver imágenes.

privacy-title = 🔒 Qué pasa con lo que escribes
privacy-stored = En la base de datos de este bot se guardan: tu id de Telegram, tu nombre y tu nombre de usuario, tus ajustes, lo que escribes aquí, mis respuestas, los errores encontrados y las palabras que guardas. Los mensajes de Telegram sin procesar se borran tres días después de responderlos.
privacy-model = Para responder, envío a Claude, de Anthropic, la conversación hasta ese momento, tu nivel y los idiomas. Tu nombre y tu id de Telegram, no. Cuando se alcanza el límite diario o mensual, no envío nada.
privacy-no-model = Nada de lo que escribes sale de este servidor, salvo a través del propio Telegram: no hay ningún modelo de lenguaje conectado.
privacy-never = Nada se vende ni se muestra a otros estudiantes. Quien administra este bot puede leer su base de datos y, si lo pides, borrar tus datos.

cancel-done = De acuerdo, lo dejo como estaba.
cancel-first = Todavía estamos con las primeras preguntas. Puedes saltarte las que quieras.
cancel-talk = La conversación sigue abierta. Sigue escribiendo o ciérrala con /end.
cancel-nothing = No hay nada abierto. ¿Qué quieres hacer?
unknown-command = No conozco este comando. Con /help ves lo que sé hacer.
unknown-command-guess = No conozco este comando. ¿Querías decir /{ $guess }? Con /help los ves todos.
stale-button = Este botón ya no sirve.
error-bug = 😕 Algo ha fallado por mi parte, no por la tuya. Lo que has escrito está a salvo. Inténtalo otra vez en un momento.

attachment-photo = Todavía no sé ver imágenes. ¡Cuéntame con palabras qué se ve!
attachment-voice = Todavía no sé escuchar. ¡Mejor escríbemelo!
attachment-audio = Todavía no sé escuchar. ¡Mejor escríbemelo!
attachment-video-note = No sé ver vídeos. ¡Mejor escríbeme!
attachment-video = No sé ver vídeos. ¡Mejor escríbeme!
attachment-sticker = 😊 ¡Qué bueno! ¿Y ahora con palabras?
attachment-animation = 😄 ¡Qué bueno! ¿Y ahora con palabras?
attachment-document = Aquí no puedo abrir archivos. Pega el texto en un mensaje.
attachment-other = Solo sé leer texto. ¡Mejor escríbeme!
