"""题注: the lines between a law's title and its text, read as statements of who did what on which day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.publishing.chinesedates import PrintedDate, dates_in, plain
from gongkai.publishing.documentnumber import DocumentNumber, document_numbers

COURT, PROCURATORATE = "最高人民法院", "最高人民检察院"


class Act(StrEnum):
    """What a statement says was done; the value is the field's word for it."""

    ADOPTED = "通过"
    APPROVED = "批准"
    PUBLISHED = "公布"
    EFFECTIVE = "施行"
    AMENDED = "修改"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a 题注.

    text: in plain letters (see chinesedates.plain).
    dates: the dates in it, in their order.
    acts: what was done; 公布施行 are two acts of one day.
    organs: who did it, in full and in their order; empty where the name is missing or abbreviated.
    numbers: the numbers of the orders it names.
    """

    text: str
    dates: tuple[PrintedDate, ...]
    acts: frozenset[Act]
    organs: tuple[str, ...]
    numbers: tuple[DocumentNumber, ...]

    @property
    def day(self) -> date | None:
        """The last of its days, when what it tells was complete; None without one or with an impossible one.

        A joint document is dated by the last of its organs.

        Source: DOCUMENTS Art. 9.
        """
        days = [printed.day for printed in self.dates]
        return None if None in days else max((day for day in days if day), default=None)


_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|<[^<>]*>|\([^()]*\)")
_ACTS = (
    (Act.EFFECTIVE, re.compile(r"(?:施行|实施|执行|生效)$")),
    (Act.PUBLISHED, re.compile(r"公布|发布|颁布|印发")),
    (Act.APPROVED, re.compile(r"批准")),
    (Act.ADOPTED, re.compile(r"通过")),
)
_AMENDED = re.compile(r"修正|修订|修改")
_FINISHED = re.compile(r"(?:通过|批准|修正|修订|修改|公布|发布|颁布|印发|施行|实施|执行|生效|根据)[)。;,]*$")

_COUNT = r"[0-9零〇一二三四五六七八九十百]+"
_CONGRESS = r"人民代表大会(?:常务委员会|常委会)?|人大常委会|人大(?=第?[零〇一二三四五六七八九十]+次)"
_SITTING = rf"(?=第|{_COUNT}次|会议|公告|关于|$)"
_ASSEMBLY = re.compile(
    rf"(?:(?:^|(?<=[|的经由、,])|(?<=根据))(?P<place>(?!第)[\u4e00-\u9fff]{{2,14}}?(?:省|市|自治区|自治县|县|区))"
    rf"(?:第?{_COUNT}届)?|第{_COUNT}届|^)"
    rf"(?P<national>全国)?(?P<congress>{_CONGRESS}){_SITTING}"
)
_COUNCIL = re.compile(
    rf"(?P<organ>{COURT}|{PROCURATORATE}|[\u4e00-\u9fff]{{2,20}}?(?:部|院|局|署|委员会|办公室|政府))"
    rf"(?:审判委员会|第{_COUNT}届检察委员会|检察委员会第{_COUNT}届|"
    rf"(?:[0-9]{{4}}年)?第?(?:{_COUNT}次)?(?:常务|部务|室务|局务|委务|署务|部长办公)会议)"
)
_ORGAN = re.compile(
    r"国务院|中共中央|中央军委|[\u4e00-\u9fff]{2,25}(?:部|院|局|署|委员会|办公室|银行|代表大会|政府)"
)
_PUBLISHER = re.compile(rf"(?:{_ORGAN.pattern})(?:公布|发布)")
_LEADING = re.compile(r"^(?:[)。;,]*(?:根据|自|经|由|于|并|现|起)?)+")
_ORDER_TAIL = re.compile(
    rf"(?:令|公告)(?:第{_COUNT}号)?$|第{_COUNT}号(?:令|公告)$|(?:令|公告)第{_COUNT}号(?=、)|以[^以]+号通知$"
)


def statements(lines: Iterable[str]) -> list[Statement]:
    """Return the statements of a 题注, in their order.

    lines: as printed. Lines broken in the middle are joined, and lines that tell several things
    are divided at their dates; a passing and its approval stay two statements, while all that
    leads to one amendment is one.
    """
    return [_statement(segment) for segment in _amendments_joined(_segments(lines))]


def organs_of(names: str) -> tuple[str, ...]:
    """Return the organs a list of names consists of (教育部、卫生部), or nothing if any is no full name."""
    parts = re.split(r"[、,]", names.replace("中华人民共和国", ""))
    return tuple(parts) if all(_ORGAN.fullmatch(part) for part in parts) else ()


def _segments(lines: Iterable[str]) -> list[str]:
    """Return the pieces of the 题注: from one date outside of quoted titles to the next."""
    whole: list[str] = []
    for line in (plain(line).strip("()") for line in lines):
        starts = [found.start for found in dates_in(line)]
        begins = bool(starts) and starts[0] == 0
        if whole and not begins and _unfinished(whole[-1], line):
            whole[-1] += ("、" if _lists(whole[-1], line) else "") + line
        else:
            whole.append(line)
    return [piece for line in whole for piece in _divided(line)]


def _unfinished(line: str, following: str) -> bool:
    """Say whether the following line, which has no date, goes on with this one."""
    if line.count("《") > line.count("》"):
        return True
    return not _FINISHED.search(line) and (_lists(line, following) or not _PUBLISHER.fullmatch(following))


def _lists(line: str, following: str) -> bool:
    """Say whether both lines are organs, one a line: 文化部 / 海关总署发布."""
    last = re.split(r"日|、", line)[-1]
    return bool(_ORGAN.fullmatch(last)) and bool(
        _PUBLISHER.fullmatch(following) or _ORGAN.fullmatch(following)
    )


def _divided(line: str) -> list[str]:
    cuts, depth = [0], 0
    starts = {found.start for found in dates_in(line)}
    for position, character in enumerate(line):
        depth = max(0, depth + (character in "《<〈") - (character in "》>〉"))
        if position in starts and depth == 0 and position > 0:
            cuts.append(position)
    pieces = [line[start:end] for start, end in zip(cuts, [*cuts[1:], None], strict=True)]
    return [piece for piece in pieces if re.search(r"[\w]", piece)]


def _amendments_joined(pieces: Sequence[str]) -> list[str]:
    """Return the pieces with those that only together tell one thing put together."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _belongs(joined[-1], piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _belongs(before: str, piece: str) -> bool:
    said, says = own_words(before), own_words(piece)
    if before.endswith(("经", "的")) or (before.endswith(("、", ",")) and not _FINISHED.search(before)):
        return True
    if re.search(r"(?:发布|公布)$", said) and not dates_in(before) and not says:
        return True
    if _AMENDED.search(said) and not _AMENDED.search(says):
        return "批准" in says and "通过" not in says
    return said.endswith("通过") and "批准" in says and bool(_AMENDED.search(says))


def own_words(text: str, *, for_date: str = "") -> str:
    """Return a statement's own words: no quoted titles, no stray brackets, something else for its dates."""
    for found in reversed(dates_in(text)):
        text = text[: found.start] + for_date + text[found.end :]
    return re.sub(
        r"^[()]+|(?:根据|[()。;,])+$", "", _QUOTED.sub("", text.replace("〈", "<").replace("〉", ">"))
    )


def _statement(text: str) -> Statement:
    words = own_words(text)
    # 通过的《……》: what was passed is another text, a decision or an amendment.
    amends = _AMENDED.search(words) or "通过的《" in text
    acts = {Act.AMENDED} if amends else {act for act, word in _ACTS if word.search(words)}
    return Statement(
        text=text.strip("()。;,"),
        dates=tuple(dates_in(text)),
        acts=frozenset(acts),
        organs=_organs(text),
        numbers=_numbers(words),
    )


def _organs(text: str) -> tuple[str, ...]:
    """Return who acts: the bodies that sat, or else the organ that gave the order.

    A body that only approved what another passed is not the one that acted.
    """
    words = _LEADING.sub("", own_words(text, for_date="|").lstrip("|"))
    assemblies = list(_ASSEMBLY.finditer(words))
    passed = [match for match in assemblies if not re.match(r"[^|过]*批准", words[match.end() :])]
    sat = [_assembly(match) for match in passed or assemblies]
    sat += [
        match["organ"].replace("中华人民共和国", "").lstrip("由经、") for match in _COUNCIL.finditer(words)
    ]
    if sat:
        return tuple(dict.fromkeys(sat)) if all(sat) else ()
    verb = re.search(
        r"(?:批准)?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改|公布|发布|颁布|印发|批准)", words
    )
    names = words[: verb.start()] if verb else words
    if not names:
        amender = re.search(r"《([^《》<>]{3,40}?)关于", text)
        return organs_of(amender[1]) if amender else ()
    names = re.sub(rf"(?:令|公告)第{_COUNT}号(?=、)", "", names)
    return organs_of(_ORDER_TAIL.sub("", names))


def _assembly(match: re.Match[str]) -> str:
    congress = re.sub("(?:人大|人民代表大会)常委会", "人民代表大会常务委员会", match["congress"])
    congress = "人民代表大会" if congress == "人大" else congress
    if match["national"]:
        return f"全国{congress}"
    return f"{match['place']}{congress}" if match["place"] else ""


def _numbers(words: str) -> tuple[DocumentNumber, ...]:
    """Return the numbers in a statement: what remains when its verb is taken off must be nothing else."""
    bare = re.sub(
        r"(?:(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改|公布|发布|颁布|施行|印发|通知|自|起))+$",
        "",
        words,
    )
    bare = re.sub(rf"^(?:{COURT}|{PROCURATORATE})以", "", bare)
    return document_numbers(bare)
