command-cards = repasa tus palabras

card-new = nueva
card-type = Escribe la palabra, con su artículo si lo tiene.
card-leech = 🪝 Esta se te escapa a menudo. Una nota tuya puede ayudar, o apártala por un tiempo.
card-leech-now = Esta tarjeta se te escapa a menudo. Prueba con una nota tuya (⋯).
card-rated-already = Ya has valorado esta tarjeta.
card-undone = Deshecho.
card-undone-already = Eso ya se deshizo o ya pasó.
card-nothing-to-undo = No hay nada que deshacer.
card-suspended = Apartada: ya no te la preguntaré.
card-noted = Anotado.
card-gone = Ya no encuentro esta tarjeta.
card-write-note = 📝 Escribe una nota para <b>{ $word }</b>: una imagen, una rima, dónde la oíste.
cards-done =
    { $rated ->
        [one] 🃏 <b>¡Listo!</b> { $rated } tarjeta.
        [many] 🃏 <b>¡Listo!</b> { $rated } tarjetas.
       *[other] 🃏 <b>¡Listo!</b> { $rated } tarjetas.
    }
cards-stopped = 🃏 <b>Parado.</b> No has valorado ninguna tarjeta.
cards-recalled = Recordadas: { $share }
cards-next = La próxima tarjeta llega en { $time }.
cards-nothing = 🃏 No hay nada que repasar. Guarda palabras de nuestras charlas y volverán aquí.
cards-limit = 🃏 Basta por hoy: has llegado a tu límite diario. Puedes cambiarlo en /settings.
cards-ended-already = Esta ronda ya ha terminado.
grade-again = Otra vez
grade-hard = Difícil
grade-good = Bien
grade-easy = Fácil
button-show = Mostrar la respuesta
button-undo = ↩ Deshacer
button-end = ⏹ Parar
button-suspend = Apartar esta tarjeta
button-note = 📝 Escribir una nota
button-more-cards = 🃏 Más tarjetas
answer-right = ✅ ¡Correcto! <b>{ $expected }</b>
answer-wrong-case = ✅ Correcto, pero ojo con la mayúscula: <b>{ $expected }</b>
answer-accent = ✅ Correcto, pero ojo con la tilde: <b>{ $expected }</b>
answer-umlaut = ✅ Correcto, pero ojo con la diéresis: <b>{ $expected }</b>
answer-wrong-article = 🟡 La palabra está bien, el artículo no: <b>{ $expected }</b>
answer-typo = 🟡 Casi: <b>{ $expected }</b>
answer-wrong = ❌ Es <b>{ $expected }</b>
