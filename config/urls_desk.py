"""Addresses of the desk."""

from django.urls import URLPattern, URLResolver, path, re_path

from gongkai.desk import accounts, home, inforequests, journal, publishing, reports
from gongkai.kit import views

handler403 = "gongkai.kit.views.refused"
handler404 = "gongkai.kit.views.not_found"
handler500 = "gongkai.kit.views.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="desk_home"),
    path("sign-in/", accounts.sign_in, name="sign_in"),
    path("sign-out/", accounts.sign_out, name="sign_out"),
    path("elder", views.toggle_elder, name="toggle_elder"),
    # 主动公开
    path("items/", publishing.open_list, name="desk_items"),
    path("items/published/", publishing.published_list, name="desk_published_items"),
    path("items/new/", publishing.draft, name="desk_item_new"),
    path("items/<int:item_id>/", publishing.item, name="desk_item"),
    path("items/<int:item_id>/edit/", publishing.edit, name="desk_item_edit"),
    path("items/<int:item_id>/correct/", publishing.correct, name="desk_item_correct"),
    path("items/<int:item_id>/editions/", publishing.editions, name="desk_item_editions"),
    path("items/<int:item_id>/editions/<int:version>/", publishing.preview, name="desk_item_preview"),
    path("items/<int:item_id>/acts/<slug:move>/", publishing.act, name="desk_item_act"),
    # 依申请公开
    path("inforequests/", inforequests.listing, name="desk_inforequests"),
    path("inforequests/new/", inforequests.register, name="desk_inforequest_new"),
    path("inforequests/<slug:number>/", inforequests.case, name="desk_inforequest"),
    path("inforequests/<slug:number>/receipt/", inforequests.receipt, name="desk_inforequest_receipt"),
    path("inforequests/<slug:number>/applicant/", inforequests.unmask, name="desk_applicant"),
    path("inforequests/<slug:number>/acts/<slug:move>/", inforequests.act, name="desk_inforequest_act"),
    path(
        "inforequests/<slug:number>/challenges/", inforequests.register_challenge, name="desk_challenge_new"
    ),
    path(
        "inforequests/<slug:number>/challenges/decide/",
        inforequests.decide_challenge,
        name="desk_challenge_decide",
    ),
    path(
        "inforequests/<slug:number>/letters/<str:letter>/pdf",
        inforequests.letter_as_pdf,
        name="desk_letter_pdf",
    ),
    path(
        "inforequests/<slug:number>/letters/<str:letter>/docx",
        inforequests.letter_as_docx,
        name="desk_letter_docx",
    ),
    # 年度报告
    path("reports/", reports.years, name="desk_reports"),
    path("reports/<int:year>/", reports.year, name="desk_report"),
    path("reports/<int:year>/issue/", reports.issue, name="desk_report_issue"),
    path("reports/<int:year>/filing/", reports.filing, name="desk_filing"),
    path("reports/<int:year>/<slug:table>/<slug:row>/<slug:column>/", reports.cell, name="desk_report_cell"),
    re_path(
        r"^reports/issued/(?P<report_id>[0-9]{1,18})\.(?P<ending>html|docx|json)$",
        reports.issued_file,
        name="desk_issued_file",
    ),
    # 留痕
    path("journal/", journal.listing, name="desk_journal"),
]
