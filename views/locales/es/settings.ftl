settings-title = ⚙️ <b>Ajustes</b>
setting-saved = Guardado.
setting-same = Ya estaba así.
setting-level = Nivel
setting-goal = Objetivo diario
setting-mode = Correcciones
setting-tips = Consejos por mensaje
setting-strict = Exigencia
setting-remind = Recordatorio
setting-days = Días de recordatorio
setting-sched = Método de repaso
setting-new = Tarjetas nuevas al día
setting-rev = Repasos al día

about-level = Tu nivel en el idioma que aprendes. Mis respuestas se adaptan a él.
about-goal = Cuánto tiempo quieres dedicarle cada día.
about-mode = Tras cada mensaje, todas juntas al final de la conversación o nunca. Los errores se guardan de todos modos para los ejercicios.
about-tips = Cuántos consejos puede recibir como máximo un mensaje; primero, los errores más graves.
about-strict = Con «baja» dejo pasar los pequeños despistes; con «alta» señalo también la puntuación y el estilo.
about-remind = A tu hora local, solo si tienes algo pendiente, una vez al día como mucho.
about-days = Qué días puedo enviarte un recordatorio.
about-sched = FSRS planifica los repasos según cómo funciona tu memoria; SM-2 es el clásico.
about-new = Cuántas tarjetas nuevas puedes recibir al día.
about-rev = Cuántos repasos puedes recibir al día.

choice-mode-each = tras cada mensaje
choice-mode-end = al final
choice-mode-off = nunca
choice-strict-lenient = baja
choice-strict-normal = normal
choice-strict-strict = alta
choice-sched-fsrs = FSRS
choice-sched-sm2 = SM-2

days-every = todos los días
days-work = de lunes a viernes
days-weekend = fin de semana
