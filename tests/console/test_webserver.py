from gongkai.console.webserver import encoded


def test_characters_typed_into_an_address_are_percent_encoded():
    line = "GET /search/?q=政府 HTTP/1.1".encode()

    assert encoded(line) == b"GET /search/?q=%E6%94%BF%E5%BA%9C HTTP/1.1"


def test_an_address_already_encoded_stays_as_it_is():
    line = b"GET /search/?q=%E6%94%BF HTTP/1.1"

    assert encoded(line) == line
