"""What the generated articles say, in one language of each group of scripts."""

from typing import Literal

from msgspec import Struct


class Tongue(Struct, frozen=True, kw_only=True):
    """Enough words of one language to fill every kind of block."""

    language: str
    direction: Literal["ltr", "rtl"] = "ltr"
    title: str
    subtitle: str
    author: str
    byline: str
    date_line: str
    headings: tuple[str, str, str]
    sentences: tuple[str, str, str, str, str]
    words: tuple[str, str, str, str, str, str]


ENGLISH = Tongue(
    language="en",
    title="Rain over the harbour",
    subtitle="What a wet autumn did to the fishing fleet",
    author="Ann Writer",
    byline="By Ann Writer",
    date_line="3 March 2025",
    headings=("The night of the storm", "What the boats lost", "After the flood"),
    sentences=(
        "It rained all night, and by morning the “old” harbour was grey.",
        "Nobody had seen water like it since 1987; the quay stood a foot deep.",
        "The mayor’s office asked for patience – and for pumps.",
        "Nets, ropes and baskets drifted past the office windows.",
        "A cat sat on the highest crate and watched it all.",
    ),
    words=("harbour", "boat", "rope", "storm", "quay", "tide"),
)
RUSSIAN = Tongue(
    language="ru",
    title="Дождь над гаванью",
    subtitle="Что сырая осень сделала с рыбаками",
    author="Анна Писарева",
    byline="Анна Писарева",
    date_line="3 марта 2025 года",
    headings=("Ночь, когда пришла буря", "Что потеряли лодки", "После потопа"),
    sentences=(
        "Дождь шёл всю ночь, и к утру «старая» гавань стала серой.",
        "Такой воды не видели с 1987 года: причал ушёл на ладонь под воду.",
        "Мэрия просила терпения — и насосов.",
        "Сети, канаты и корзины плыли мимо окон конторы.",
        "Кошка сидела на самом высоком ящике и смотрела.",
    ),
    words=("гавань", "лодка", "канат", "буря", "причал", "прилив"),
)
ARABIC = Tongue(
    language="ar",
    direction="rtl",
    title="مطر فوق الميناء",
    subtitle="ماذا فعل الخريف الماطر بأسطول الصيد",
    author="آمنة الكاتبة",
    byline="بقلم آمنة الكاتبة",
    date_line="3 مارس 2025",
    headings=("ليلة العاصفة", "ما خسرته القوارب", "بعد الفيضان"),
    sentences=(
        "هطل المطر طوال الليل، وفي الصباح كان الميناء «القديم» رماديًا.",
        "لم ير أحد ماء كهذا منذ عام 1987؛ وغمر الماء الرصيف.",
        "طلبت البلدية الصبر، وطلبت المضخات.",
        "مرت الشباك والحبال والسلال أمام نوافذ المكتب.",
        "جلست قطة على أعلى صندوق وراقبت كل شيء.",
    ),
    words=("ميناء", "قارب", "حبل", "عاصفة", "رصيف", "مد"),
)
HEBREW = Tongue(
    language="he",
    direction="rtl",
    title="גשם מעל הנמל",
    subtitle="מה עשה סתיו גשום לצי הדיג",
    author="חנה סופר",
    byline="מאת חנה סופר",
    date_line="3 במרץ 2025",
    headings=("ליל הסערה", "מה איבדו הסירות", "אחרי השיטפון"),
    sentences=(
        "הגשם ירד כל הלילה, ובבוקר היה הנמל ״הישן״ אפור.",
        "איש לא ראה מים כאלה מאז 1987; הרציף עמד במים.",
        "העירייה ביקשה סבלנות – ומשאבות.",
        "רשתות, חבלים וסלים צפו על פני חלונות המשרד.",
        "חתולה ישבה על הארגז הגבוה ביותר והביטה בכול.",
    ),
    words=("נמל", "סירה", "חבל", "סערה", "רציף", "גאות"),
)
JAPANESE = Tongue(
    language="ja",
    title="港に降る雨",
    subtitle="雨の多い秋が漁船にもたらしたもの",
    author="書手花子",
    byline="文・書手花子",
    date_line="2025年3月3日",
    headings=("嵐の夜", "船が失ったもの", "洪水のあと"),
    sentences=(
        "雨は一晩中降りつづき、朝には「古い」港は灰色だった。",
        "これほどの水は1987年以来だれも見たことがなく、岸壁は水の下にあった。",
        "役所は忍耐を、そしてポンプを求めた。",
        "網や綱や籠が事務所の窓の前を流れていった。",
        "猫がいちばん高い箱にすわり、すべてを眺めていた。",
    ),
    words=("港", "船", "綱", "嵐", "岸壁", "潮"),
)
CHINESE = Tongue(
    language="zh-Hans",
    title="港口的雨",
    subtitle="多雨的秋天给渔船带来了什么",
    author="安文",
    byline="作者：安文",
    date_line="2025年3月3日",
    headings=("暴风雨之夜", "船只失去的东西", "洪水之后"),
    sentences=(
        "雨下了一整夜，到早晨“老”港口一片灰色。",
        "自1987年以来没有人见过这样的水，码头被淹没了。",
        "市政府请大家耐心，也请大家带来水泵。",
        "渔网、绳索和篮子从办公室窗前漂过。",
        "一只猫坐在最高的箱子上，看着这一切。",
    ),
    words=("港口", "船", "绳", "风暴", "码头", "潮"),
)
HINDI = Tongue(
    language="hi",
    title="बंदरगाह पर बारिश",
    subtitle="गीली शरद ने मछुआरों के साथ क्या किया",
    author="अन्ना लेखक",
    byline="लेखक: अन्ना लेखक",
    date_line="3 मार्च 2025",
    headings=("तूफ़ान की रात", "नावों ने क्या खोया", "बाढ़ के बाद"),
    sentences=(
        "सारी रात बारिश होती रही, और सुबह तक “पुराना” बंदरगाह धूसर था।",
        "नगर पर 1987 के बाद इतना जल कब चढ़ा; घाट तक जल भर गया।",
        "नगरपालिका ने धैर्य माँगा, और पंप भी।",
        "जाल, रस्से और संदूक दफ़्तर के सामने बहकर निकल गए।",
        "एक बिल्ली सबसे ऊँचे बक्से पर बैठी सब देखती रही।",
    ),
    words=("बंदरगाह", "नाव", "रस्सी", "तूफ़ान", "घाट", "ज्वार"),
)

GROUPS = {"ltr": ENGLISH, "rtl": ARABIC, "cjk": JAPANESE}
"""The language that stands for each group of scripts."""

ALL = (ENGLISH, RUSSIAN, ARABIC, HEBREW, JAPANESE, CHINESE, HINDI)
