talk-menu = <b>¿De qué hablamos?</b> Elige una situación o hablemos de lo que quieras. Idioma: { $language }
talk-free-button = 💬 Charla libre
talk-free = Charla libre
talk-how-to-end = <i>Responde como quieras. Con /end cierras la conversación y ves el resumen.</i>
talk-guided = <i>Llevo esta conversación con un guion ya preparado y te pregunto cuando algo no me cuadra; puede que se me escape algún error.</i>
talk-already-open = Ya estamos en esta conversación. Respóndeme sin más.
talk-over-already = Esta conversación ya ha terminado.
talk-closed = La charla está cerrada.
talk-none-open = No hay ninguna conversación abierta. Empieza una con /talk.
talk-hint = Podrías decir: <i>{ $hint }</i>
scene-gone = Esta situación ya no está disponible. Elige otra con /talk.
line-gone = Ya no encuentro esta frase.
button-talk-again = 💬 Otra conversación

button-explain = 🔎 Explicar
button-hint = 💡 Pista
button-translate = 🌐 Traducir
button-say = 🔊 Escuchar
button-words = ➕ Palabras

tip-ask = Míralo otra vez: ¿{ $wrong } → { $right }?
tip-missing = falta
tip-superfluous = sobra
no-translation = Ahora no puedo traducir esta frase: hace falta el tutor de IA.
no-hint = No tengo ninguna pista para esta frase. Responde con las palabras que sepas.
no-voice = Esta instalación no tiene voz. Quien la administra puede añadirla: consulta el README.

summary-counts =
    { $minutes ->
        [one] { $minutes } minuto
        [many] { $minutes } de minutos
       *[other] { $minutes } minutos
    }, { $turns ->
        [one] { $turns } respuesta
        [many] { $turns } de respuestas
       *[other] { $turns } respuestas
    }
summary-vocabulary = Vocabulario
summary-fluency = Fluidez
summary-overall = En conjunto
summary-mistakes = Para repasar:
summary-words = Palabras de la charla:
summary-drill = Para practicar ahora:

notice-not-understood = No lo he entendido. Con 💡 ves qué podrías decir.
notice-not-judged = La respuesta ha llegado, las correcciones no. Edita tu mensaje para que lo revise de nuevo.
notice-allowance = Has agotado los turnos de hoy con el tutor de IA. Sigue el tutor integrado; mañana tendrás más.
notice-budget = El presupuesto de este mes para el tutor de IA se ha agotado. Sigue el tutor integrado.
notice-no-key = Aquí el tutor de IA no tiene clave de acceso. Responde el tutor integrado.
notice-bad-key = El servicio de IA ha rechazado la clave de este bot. Responde el tutor integrado; quien administra el bot puede ver el motivo en el registro.
notice-rate-limit = El tutor de IA está atendiendo a demasiada gente a la vez. Esta vez responde el tutor integrado.
notice-overloaded = El tutor de IA está saturado. Esta vez responde el tutor integrado.
notice-timeout = El tutor de IA ha tardado demasiado. Esta vez responde el tutor integrado.
notice-connection = No consigo conectar con el tutor de IA. Esta vez responde el tutor integrado.
notice-cut-off = La respuesta del tutor de IA se ha cortado. Esta vez responde el tutor integrado.
notice-refusal = El tutor de IA ha preferido no responder a eso. Sigue el tutor integrado.
notice-malformed = La respuesta del tutor de IA no tenía sentido. Esta vez responde el tutor integrado.
notice-empty = El tutor de IA no ha dicho nada. Esta vez responde el tutor integrado.
notice-server = El servicio de IA tiene un problema. Esta vez responde el tutor integrado.

words-title = <b>Palabras de esta frase.</b> Toca una para guardarla y aprenderla.
word-saved = Guardada: { $word }
word-known = Ya la estás aprendiendo: { $word }
word-gone = Esta palabra ya no está en el curso.
