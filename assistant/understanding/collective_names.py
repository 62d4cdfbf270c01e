"""Collectives that no registry can hold all of, in English: "Các sở, ban, ngành, đơn vị liên quan của tỉnh"."""

import re

from corpus.normalizer import match_key

_NOUNS = {
    match_key(noun.strip()): said.strip()
    for noun, said in (
        line.split("=")
        for line in """
        sở = departments
        ban = boards
        ngành = sectors
        phòng = divisions
        cơ quan = agencies
        cơ quan chuyên môn = specialised agencies
        cơ quan nhà nước = state agencies
        cơ quan ngành dọc = vertically managed agencies
        cơ quan thông tin, truyền thông = media agencies
        cơ quan báo chí = press agencies
        báo = newspapers
        đài = broadcasters
        đơn vị = units
        đơn vị trực thuộc = subordinate units
        đơn vị sự nghiệp = public service units
        đơn vị sự nghiệp công lập = public service units
        địa phương = localities
        huyện = districts
        thị xã = towns
        thành phố = cities
        xã = communes
        phường = wards
        thị trấn = townships
        đặc khu = special zones
        thôn = villages
        tổ dân phố = residential groups
        đoàn thể = mass organisations
        hội = associations
        hiệp hội = associations
        tổ chức = organisations
        tổ chức đoàn thể = mass organisations
        tổ chức xã hội = social organisations
        tổ chức chính trị - xã hội = socio-political organisations
        cá nhân = individuals
        cộng đồng = communities
        người dân = citizens
        doanh nghiệp = enterprises
        doanh nghiệp nhà nước = state-owned enterprises
        doanh nghiệp viễn thông = telecommunications enterprises
        doanh nghiệp bưu chính = postal enterprises
        công ty = companies
        công ty cổ phần = joint-stock companies
        hợp tác xã = cooperatives
        ngân hàng = banks
        doanh nghiệp thứ cấp = secondary enterprises
        doanh nghiệp đầu tư hạ tầng = infrastructure investors
        nhà cung cấp dịch vụ = service providers
        tổ chức cung cấp dịch vụ chi trả = payment service providers
        cơ quan rà soát = reviewing agencies
        cổng thông tin điện tử = web portal
        nhà đầu tư = investors
        chủ đầu tư = project owners
        trường học = schools
        bệnh viện = hospitals
        cơ sở y tế = health facilities
        cơ sở giáo dục = educational institutions
        UBND cấp huyện = district People's Committees
        UBND cấp xã = commune People's Committees
        UBND các huyện = People's Committees of districts
        UBND các xã = People's Committees of communes
        """.strip().splitlines()
    )
}
# What stands behind the nouns, said in English in the order of the words.
_TAILS = tuple(
    (re.compile(rf" (?:{pattern})$"), said)
    for pattern, said in (
        (r"(?:có )?liên quan(?: khác)?", "concerned"),
        (r"theo quy định", "as prescribed"),
        (r"khác", "and others"),
        (r"thuộc (?:ubnd|ủy ban nhân dân) tỉnh", "under the provincial People's Committee"),
        (r"thuộc (?:ubnd|ủy ban nhân dân) thành phố", "under the city People's Committee"),
        (r"thuộc (?:ubnd|ủy ban nhân dân) huyện", "under the district People's Committee"),
        (r"(?:của|thuộc|cấp) tỉnh|tỉnh", "of the province"),
        (r"(?:của|thuộc|cấp) thành phố|thành phố", "of the city"),
        (r"(?:của|thuộc|cấp) huyện|huyện", "of the district"),
        (r"trên địa bàn tỉnh", "in the province"),
        (r"trên địa bàn thành phố", "in the city"),
        (r"trên địa bàn huyện", "in the district"),
        (r"trên địa bàn", "in the area"),
    )
)
_ALL = re.compile(r"^(?:tất cả )?(?:các|những) ")
_APART = re.compile(r"\s*[,;]\s*(?:và )?(?:các )?| và (?:các )?")


def collective_in_english(name: str) -> str | None:
    """ "Departments, boards and sectors concerned" for "Các sở, ban, ngành liên quan"; None where a word of it is not
    one of those that collectives are named with.
    """
    rest = _ALL.sub("", match_key(name).strip(" .;"))
    tails: list[str] = []
    while rest not in _NOUNS:
        tail = next(((found, said) for pattern, said in _TAILS if (found := pattern.search(rest))), None)
        if tail is None:
            break
        rest = rest[: tail[0].start()].rstrip(" ,")
        tails.insert(0, tail[1])
    nouns = [rest] if rest in _NOUNS else _APART.split(rest)
    if not all(noun in _NOUNS for noun in nouns):
        return None
    said = list(dict.fromkeys(_NOUNS[noun] for noun in nouns))
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    whole = " ".join((listed, *tails))
    return whole[0].upper() + whole[1:]
