"""Addresses of the portal, and of the open interface beside it."""

from django.urls import URLPattern, URLResolver, path

from gongkai.api.urls import api_patterns
from gongkai.kit.views import toggle_elder
from gongkai.portal import agencies, feeds, home, inforequests, publishing, reports, search, sitemap

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="portal_home"),
    path("columns/", publishing.all_columns, name="portal_items"),
    path("columns/", publishing.all_columns, name="portal_sitemap"),
    path("columns/<slug:key>/", publishing.column, name="portal_column"),
    path("columns/<slug:key>/feed.xml", feeds.column, name="portal_column_feed"),
    path("feed.xml", feeds.everything, name="portal_feed"),
    path("items/<int:item_id>/", publishing.item, name="portal_item"),
    path("search/", search.search, name="portal_search"),
    path("guide/", agencies.guide, name="portal_guide"),
    path("rules/", agencies.rules, name="portal_rules"),
    path("agencies/", agencies.agencies, name="portal_agencies"),
    path("requests/", inforequests.about, name="portal_apply"),
    path("requests/new/", inforequests.new, name="portal_request_new"),
    path("requests/receipt/", inforequests.receipt, name="portal_receipt"),
    path("requests/progress/", inforequests.progress, name="portal_track"),
    path("requests/letter/", inforequests.letter, name="portal_letter"),
    path("reports/", reports.reports, name="portal_reports"),
    path("reports/<int:report_id>/", reports.report, name="portal_report"),
    path("data/", home.data, name="portal_data"),
    path("elder", toggle_elder, name="elder"),
    path("healthz", home.health, name="healthz"),
    path("robots.txt", home.robots, name="robots"),
    path("favicon.ico", home.favicon, name="favicon"),
    path("sitemap.xml", sitemap.index, name="portal_sitemap_index"),
    path("sitemap-<int:number>.xml", sitemap.part, name="portal_sitemap_part"),
    path("api/", api_patterns),
]

handler400 = "gongkai.portal.home.bad_request"
handler403 = "gongkai.kit.views.refused"
handler404 = "gongkai.kit.views.not_found"
handler500 = "gongkai.kit.views.broken"
