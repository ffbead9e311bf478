"""A letter and a report as the city would send them, and how their paper is read back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
from docx import Document
from docx.document import Document as Pages

from gongkai.documents.letter import Letter
from gongkai.documents.paper import Align, Grid, GridCell, Heading, Paper, Text

REMEDY = (
    "如不服本决定，应当自收到本决定之日起60日内先向湖州市人民政府申请行政复议；对行政复议决定不服的，"
    "可以自收到决定书之日起15日内向湖州市吴兴区人民法院提起行政诉讼。"
)
LETTER = Letter(
    organ="湖州市住房和城乡建设局",
    number="湖建公复〔2025〕12号",
    title="湖州市住房和城乡建设局关于张伟政府信息公开申请的答复",
    addressee="张伟先生",
    paragraphs=(
        "我单位于2025年10月9日收到您提出的政府信息公开申请。经研究，现答复如下：",
        "一、关于资金使用情况",
        "（一）予以公开的信息。项目负责人龑䶮、㛃已同意公开，详见附件。",
        "陈静（第三方）不同意公开的部分，不予公开。",
        REMEDY,
    ),
    enclosures=("资金使用明细表", "招标投标文件（依法隐去部分内容）"),
    signature="湖州市住房和城乡建设局",
    signed_on=date(2025, 10, 29),
    contact="联系人：王芳，联系电话：0572-1234567",
    note="此件公开发布",
)


def name(text: str, rowspan: int = 1, colspan: int = 1) -> GridCell:
    return GridCell(text, rowspan, colspan, header=True)


def handling_table(rows: int) -> Grid:
    """Ten columns under a header of three rows, as in the third part of the annual report."""
    head = (
        (name("办理结果", 3, 3), name("申请人情况", 1, 7)),
        (name("自然人", 2), name("法人或其他组织", 1, 5), name("总计", 2)),
        tuple(name(kind) for kind in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")),
    )
    body = [
        (
            GridCell(f"第{row}项", 1, 3, align=Align.LEFT),
            *(GridCell(str(row + column)) for column in range(7)),
        )
        for row in range(rows)
    ]
    return Grid((*head, *body), (1.2, 1.2, 2, 1, 1, 1, 1, 1, 1, 1), "收到和处理申请情况")


REPORT = Paper(
    title="湖州市住房和城乡建设局2025年政府信息公开工作年度报告",
    organ="湖州市住房和城乡建设局",
    issued_on=date(2026, 1, 20),
    blocks=(
        Heading(1, "一、总体情况"),
        Heading(2, "（一）主动公开"),
        Text("2025年主动公开政府信息1234条。\n全年无投诉。"),
        handling_table(40),
    ),
    signed=True,
)


def long_letter(short_paragraphs: int) -> Letter:
    return replace(LETTER, paragraphs=("经查，情况属实。",) * short_paragraphs + (REMEDY,))


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, without the spaces and line ends the page adds."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def opened(docx: bytes) -> Pages:
    return Document(BytesIO(docx))
