"""Plain mode: the flows over lines, for screen readers, bad lines and terminals that can't draw.

`reader.py` reads lines in a thread, so that a wait can end before one comes. `terminal.py` writes lines and
asks; it knows what can be typed everywhere: `?`, `help`, `b`, `q`, `cover`. `choices.py` asks for one of
several by its number or its words. `front.py` answers the flows: what takes more than a few lines is a
function of a module beside it, such as `walk(terminal, context, run)`. `home.py` is what bare
`companion` asks. `cli/lines.py` runs it all,
`locking.py` locks a sealed notebook.

Nothing suspends: a flow is driven by one `send(None)`, without asyncio. `Terminal.ask` raises Back and Left.
A function that can go back within itself catches Back, the front end catches the rest. Nobody catches Left.
"""
