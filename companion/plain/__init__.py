"""Plain mode: the flows over lines, for screen readers, bad lines and terminals that can't draw.

`reader.py` reads lines in a thread, so that a wait can end before one comes. `terminal.py` writes lines and
asks; it knows what can be typed everywhere: `?`, `b`, `q`, `cover`. `choices.py` asks for one of several by its
number or its words. `front.py` answers the flows with these; each of its methods may open a module of its
own. `home.py` is what bare `companion` asks. `cli/lines.py` runs it all.

Nothing suspends: a flow is driven by one `send(None)`, without asyncio. A method asks with `Terminal.ask`, which
raises Back and Left; whoever can go back catches Back, nobody here catches Left. What a front end method is
not able to ask goes to a function `name(terminal, context, ...)` in a module beside this one.
"""
