"""The voice speaks through its helper process, keeps recordings, and survives a helper that misbehaves."""

import asyncio
import io
import os
import signal
import sys
from datetime import timedelta

import pytest

from domain.levels import Target
from tutors.recordings import Recordings, key
from tutors.voice import PARTS, Voice

installed = pytest.mark.skipif(not Voice.available(), reason=f"the voice parts are not installed: {', '.join(PARTS)}")

SENTENCES = {
    Target.GERMAN: "Guten Tag, ich möchte einen Kaffee, bitte.",
    Target.SPANISH: "Buenos días, quisiera un café, por favor.",
    Target.ENGLISH: "Good morning, I would like a coffee, please.",
}


@pytest.fixture
async def voice(tmp_path):
    voice = Voice(tmp_path)
    yield voice
    await voice.close()


def heard(recording):
    import soundfile  # noqa: PLC0415 - an optional part

    wave, hertz = soundfile.read(io.BytesIO(recording))
    return len(wave) / hertz, float((wave**2).mean() ** 0.5), soundfile.info(io.BytesIO(recording))


@installed
@pytest.mark.parametrize("language", Target)
async def test_a_sentence_is_spoken_as_ogg_opus(voice, language):
    seconds, loudness, file = heard(await voice.speak(SENTENCES[language], language))
    assert (file.format, file.subtype, file.channels) == ("OGG", "OPUS", 1)
    assert file.samplerate in {24_000, 48_000}
    assert 1 < seconds < 6
    assert loudness > 0.02


@installed
async def test_each_language_has_its_own_sounds(voice):
    assert await voice.ipa("Milch", Target.GERMAN) == "mˈɪlç"
    assert "θ" in await voice.ipa("gracias", Target.SPANISH)
    assert await voice.ipa("three", Target.ENGLISH) == "θɹˈiː"


@installed
async def test_slow_speech_takes_longer(voice):
    usual, slow = [heard(await voice.speak("Guten Tag, wie geht es?", Target.GERMAN, speed=s))[0] for s in (1, 0.6)]
    assert slow > usual * 1.3


@installed
async def test_a_sentence_is_spoken_once_and_then_read_from_its_file(voice, tmp_path):
    first = await voice.speak("Guten Tag.", Target.GERMAN)
    await voice.close()
    silent = Voice(tmp_path, helper=("false",))
    assert await silent.speak("Guten Tag.", Target.GERMAN) == first
    assert len(list(tmp_path.iterdir())) == 1


@installed
async def test_many_at_once_each_get_their_own_sentence(voice):
    texts = ["eins", "zwei und noch mehr Wörter", "drei", "vier und fünf und sechs und sieben und acht"]
    spoken = await asyncio.gather(*(voice.speak(text, Target.GERMAN) for text in texts))
    seconds = [heard(recording)[0] for recording in spoken]
    assert seconds[1] > seconds[0]
    assert seconds[3] > seconds[2]


@installed
@pytest.mark.parametrize("text", ["", "   ", "\x00", "\n\t"])
async def test_nothing_to_say_is_no_recording(voice, text):
    assert await voice.speak(text, Target.GERMAN) is None


@installed
@pytest.mark.parametrize(
    "text", ["😀", "<b>fett</b> & so", "[[hElo]]", "null\x00mitte", "a" * 700, "\ud800 halb", "\u202eمرحبا"]
)
async def test_strange_text_breaks_nothing(voice, text):
    await voice.speak(text, Target.GERMAN)
    assert await voice.speak("Guten Tag.", Target.GERMAN)


@installed
async def test_a_long_text_is_spoken_up_to_600_characters(voice):
    assert await voice.speak("Wort " * 200, Target.GERMAN) == await voice.speak("Wort " * 120, Target.GERMAN)


@installed
async def test_a_helper_that_was_killed_is_replaced(voice):
    assert await voice.speak("eins", Target.GERMAN)
    os.kill(voice._process.pid, signal.SIGKILL)
    assert await voice.speak("zwei", Target.GERMAN)


@installed
async def test_a_helper_that_hangs_is_killed_and_the_next_question_starts_another(tmp_path):
    hanging = ("-c", "import time; time.sleep(60)")
    voice = Voice(tmp_path, patience=timedelta(milliseconds=300), helper=(sys.executable, *hanging))
    assert await voice.speak("eins", Target.GERMAN) is None
    assert voice._process is None
    voice._helper, voice._patience = Voice(tmp_path)._helper, 10
    assert await voice.speak("eins", Target.GERMAN)
    await voice.close()


@installed
async def test_an_answer_that_nobody_waits_for_is_not_given_to_the_next(voice):
    await voice.speak("warm", Target.GERMAN)
    task = asyncio.create_task(voice.speak("Ein langer Satz mit vielen Wörtern. " * 15, Target.GERMAN))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert heard(await voice.speak("ja", Target.GERMAN))[0] < 2


@installed
async def test_a_helper_that_nobody_asks_is_stopped(tmp_path):
    voice = Voice(tmp_path, idle=timedelta(milliseconds=50))
    await voice.speak("eins", Target.GERMAN)
    process = voice._process
    await asyncio.wait_for(process.wait(), 5)
    assert await voice.speak("zwei", Target.GERMAN)
    await voice.close()


@installed
async def test_the_bots_process_never_loads_the_speech_engine(voice):
    assert await voice.speak("eins", Target.GERMAN)
    assert "espeakng_loader" not in sys.modules
    assert "tutors.speech" not in sys.modules


@installed
async def test_the_helper_does_not_inherit_keys(tmp_path, monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "secret")
    program = "import os, sys; sys.stdout.write(str('ANTHROPIC_API_KEY' in os.environ)); sys.stdout.flush()"
    voice = Voice(tmp_path, helper=(sys.executable, "-c", program))
    process = await voice._started()
    assert await process.stdout.read() == b"False"
    await voice.close()


@pytest.mark.parametrize("helper", [("false",), (sys.executable, "-c", "print('not a frame at all')")])
async def test_a_helper_that_cannot_speak_means_no_recording(tmp_path, helper):
    voice = Voice(tmp_path, helper=helper)
    assert await voice.speak("eins", Target.GERMAN) is None
    await voice.close()


def test_recordings_used_least_lately_go_first(tmp_path):
    recordings = Recordings(tmp_path, most_bytes=100)
    for name in "abc":
        recordings.keep(name, b"x" * 30)
        os.utime(tmp_path / f"{name}.ogg", ns=(1, ord(name)))
    assert recordings.get("a")
    recordings.keep("d", b"x" * 30)
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["a", "c", "d"]


def test_recordings_of_another_voice_speed_or_text_have_another_name():
    names = {
        key("a", "de", "150"),
        key("a", "de", "100"),
        key("a", "es", "150"),
        key("b", "de", "150"),
        key("ade", "150"),
    }
    assert len(names) == 5
