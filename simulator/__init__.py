"""A local Telegram: a strict Bot API server with a chat page, for demos, tests and programs on this machine.

`simulator.server.Simulator` starts one on a free port; `simulator/README.md` describes what it answers and refuses.
"""
