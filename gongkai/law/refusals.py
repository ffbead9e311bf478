"""How the system says no: what was refused, by which rule, and what to do instead."""


class Refusal(Exception):
    """An act or an input that the rules do not allow, told to the person who asked.

    refused: what was refused, with the facts of the case; a Chinese sentence without its full stop.
    rule: the rule behind it, as a Chinese reader would cite it; without full stop.
    remedy: what the person can do now; without full stop.

    A programming error is never a Refusal, and a Refusal is never swallowed: a surface shows it.
    """

    def __init__(self, refused: str, *, rule: str, remedy: str) -> None:
        self.refused = refused
        self.rule = rule
        self.remedy = remedy
        super().__init__(f"{refused}。依据：{rule}。处理办法：{remedy}。")
