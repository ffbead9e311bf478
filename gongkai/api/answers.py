"""How the interface says no, and who may ask: a refusal is JSON with a status, and every page may read."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from gongkai.kit.refusals import status_of
from gongkai.law.refusals import Refusal

View = Callable[..., HttpResponse]


class ParametersUnreadable(Refusal):
    """The address asks for something this interface does not know, or asks it wrongly."""

    status = 422

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            f"参数有误：{'、'.join(names)}",
            rule="接口只接受 /api/openapi.json 中列明的参数和取值范围",
            remedy="请对照接口说明改正后再请求",
        )


class ItemUnknown(Refusal):
    """No item the public knows has this number."""

    status = 404

    def __init__(self, item_id: int) -> None:
        super().__init__(
            f"没有编号为{item_id}的信息",
            rule="接口只提供已经公开的信息",
            remedy="请从 /api/items 取得现有的编号",
        )


class ItemWithdrawn(Refusal):
    """The item was public once."""

    status = 410

    def __init__(self, index_number: str, day: str, reason: str) -> None:
        super().__init__(
            f"索引号{index_number}的信息已于{day}撤下",
            rule=f"撤下的理由：{reason}",
            remedy="请删除已经保存的副本；仍然需要的，可以依法申请公开",
        )


class ChineseJson(JSONRenderer):
    """JSON a person can read, too."""

    json_dumps_params = {"ensure_ascii": False}


class Nothing(Schema):
    """The parameters of an address that takes none."""


def require_known(request: HttpRequest, parameters: type[Schema]) -> None:
    """Refuse with ParametersUnreadable if the address holds a parameter of another name."""
    unknown = [name for name in request.GET if name not in parameters.model_fields]
    if unknown:
        raise ParametersUnreadable(unknown)


def tell_refusals(api: NinjaAPI) -> None:
    """Let the interface answer a refusal, and a parameter of a wrong kind, as JSON."""

    @api.exception_handler(Refusal)
    def refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
        facts = {"refused": refusal.refused, "rule": refusal.rule, "remedy": refusal.remedy}
        return JsonResponse(facts, status=status_of(refusal), json_dumps_params={"ensure_ascii": False})

    @api.exception_handler(ValidationError)
    def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return refused(request, ParametersUnreadable([str(fault["loc"][-1]) for fault in error.errors]))


def for_every_page(view: View) -> View:
    """Let scripts of any site read the answer: it is public, and no cookie is needed to get it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer
