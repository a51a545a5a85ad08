"""A process of its own that speaks: `python -m tutors.speech`, asked and answered in frames over its pipes.

It alone loads the speech engine espeak-ng (GPL-3); the bot never does. A frame is its length (4 bytes, big-endian),
then its content. A question is JSON {"task": "speak" or "ipa", "text", "voice", "rate"}; an answer is one byte, 0 for
well and 1 for failed, then the recording (Ogg Opus), or UTF-8 text.
"""

import ctypes
import io
import json
import os
import struct
import sys
from typing import Any, BinaryIO

import espeakng_loader
import numpy as np
import soundfile

WELL = b"\x00"
FAILED = b"\x01"
LENGTH = struct.Struct(">I")

RETRIEVAL = 1
CHARACTERS_UTF8 = 1
PHONEMES_IPA = 0x02
DONT_EXIT = 0x8000
RATE_PARAMETER = 1
OPUS_HERTZ = 24_000

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class SpeechError(Exception):
    """The engine refused."""


class Engine:
    """espeak-ng through its C interface; one for a process."""

    def __init__(self) -> None:
        """Load the library; raises SpeechError when it does not start."""
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        self._hertz = self._library.espeak_Initialize(RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), DONT_EXIT)
        if self._hertz <= 0:
            message = "espeak-ng did not start"
            raise SpeechError(message)
        self._pieces: list[bytes] = []
        self._callback = _Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str, voice: str, rate: int) -> bytes:
        """A recording of `text` at `rate` words a minute, as Ogg Opus."""
        self._use(voice)
        self._library.espeak_SetParameter(RATE_PARAMETER, rate, 0)
        self._pieces.clear()
        spoken = text.encode() + b"\x00"
        failed = self._library.espeak_Synth(spoken, len(spoken), 0, 0, 0, CHARACTERS_UTF8, None, None)
        failed = failed or self._library.espeak_Synchronize()
        if failed or not self._pieces:
            message = "nothing was spoken"
            raise SpeechError(message)
        return _opus(b"".join(self._pieces), self._hertz)

    def ipa(self, text: str, voice: str) -> str:
        """`text` in the International Phonetic Alphabet, clauses parted by a space."""
        self._use(voice)
        rest = ctypes.c_char_p(text.encode())
        position = ctypes.pointer(rest)
        clauses: list[str] = []
        while rest.value:
            clause: bytes | None = self._library.espeak_TextToPhonemes(position, CHARACTERS_UTF8, PHONEMES_IPA)
            clauses.append((clause or b"").decode())
        return " ".join(" ".join(clauses).split())

    def _use(self, voice: str) -> None:
        if self._library.espeak_SetVoiceByName(voice.encode()):
            message = f"no voice {voice!r}"
            raise SpeechError(message)

    def _collect(self, wave: Any, samples: int, _events: Any) -> int:
        if wave and samples > 0:
            self._pieces.append(ctypes.string_at(wave, samples * 2))
        return 0


def _opus(samples: bytes, hertz: int) -> bytes:
    """16-bit mono samples as Ogg Opus at 24 kHz, with a tenth of a second of silence at the end."""
    wave = np.frombuffer(samples, dtype="<i2").astype(np.float32) / 32_768
    times = np.arange(len(wave) * OPUS_HERTZ // hertz) * (hertz / OPUS_HERTZ)
    resampled = np.interp(times, np.arange(len(wave)), wave).astype(np.float32)
    padded = np.concatenate([resampled, np.zeros(OPUS_HERTZ // 10, dtype=np.float32)])
    file = io.BytesIO()
    soundfile.write(file, padded, OPUS_HERTZ, format="OGG", subtype="OPUS")
    return file.getvalue()


def _answer(engine: Engine, question: dict[str, Any]) -> bytes:
    text = str(question["text"]).replace("\x00", "")
    try:
        if question["task"] == "ipa":
            return WELL + engine.ipa(text, question["voice"]).encode()
        return WELL + engine.speak(text, question["voice"], question["rate"])
    except SpeechError as error:
        return FAILED + str(error).encode()


def serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answer frame by frame until the questions end."""
    engine = Engine()
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        question = json.loads(asked.read(LENGTH.unpack(head)[0]))
        answer = _answer(engine, question)
        answered.write(LENGTH.pack(len(answer)) + answer)
        answered.flush()


def main() -> None:
    """Serve the pipes; what the engine prints goes to the error output, not among the answers."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
