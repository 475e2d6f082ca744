"""Words that mark a byline, a field, a chapter or a role, in the languages articles come in."""

from typing import Final


def word_set(words: str, parted_by: str | None = None) -> frozenset[str]:
    """The words of a string, parted by white space or by `parted_by`."""
    return frozenset(words.split(parted_by))


BY_WORDS: Final = (
    # the longer ones first: the first that fits is taken
    "written by", "words by", "story by", "reported by", "text by", "article by", "report by",
    "posted by", "prepared by", "compiled by", "by",
    "from our correspondent", "von", "text von", "ein bericht von",
    "geschrieben von", "par", "propos recueillis par", "texte de", "por", "escrito por",
    "texto de", "di", "a cura di", "scritto da", "testo di", "da", "door", "tekst", "av",
    "tekst av", "text av", "skrevet av", "af", "skrevet af", "kirjoittanut", "teksti",
    "autor", "autorka", "autorzy", "napisał", "napisała", "napsal", "napsala", "írta", "szerző",
    "de la", "scris de", "от", "автор", "авторы", "авторка", "аўтар", "текст", "написал",
    "написала", "γράφει", "γράφει ο", "γράφει η", "του", "της", "συντάκτης", "yazan", "yazar",
    "oleh", "penulis", "tác giả", "bởi", "na", "imeandikwa na", "mwandishi", "بقلم", "كتب",
    "كتبت", "تأليف", "نویسنده", "نوشته", "به قلم", "מאת", "लेखक", "लेखिका", "द्वारा",
    "লেখক", "লিখেছেন", "எழுதியவர்", "ஆசிரியர்", "作者", "文", "撰文", "记者", "記者", "文責", "著者",
    "執筆",
    "โดย", "ผู้เขียน", "글", "글쓴이", "지은이", "autore", "auteur", "autores", "autoría", "verfasser",
    "verfasserin", "redactie", "geschreven door", "author", "authors", "byline", "creator",
)  # fmt: skip

AND_WORDS: Final = (
    "and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "és", "și", "и", "й", "та",
    "і", "і", "και", "ve", "dan", "và", "na", "और", "এবং", "மற்றும்", "with", "mit", "avec", "con",
)  # fmt: skip

BY_SUFFIXES: Final = ("기자", "記者", "特派員", "记者", "द्वारा", "著", "編集委員")

ROLE_WORDS: Final = word_set(
    """
    writer editor reporter correspondent columnist staff contributor analyst professor director
    fellow chief photographer senior associate assistant special editorial guest freelance
    bureau lead manager officer researcher author critic producer journalist president chair
    redakteur redakteurin korrespondent korrespondentin autor autorin reporterin journaliste
    correspondant correspondante envoyé envoyée rédacteur rédactrice periodista corresponsal
    redactor redactora enviado enviada redacción giornalista corrispondente inviato inviata
    redattore redattrice jornalista repórter correspondente correspondent redacteur verslaggever
    корреспондент обозреватель редактор журналист dziennikarz korespondent redaktor muhabir
    """
)

BODY_WORDS: Final = word_set(
    """
    press times news post journal tribune gazette herald agency university institute college
    magazine daily weekly review department ministry foundation association centre center office
    team group company inc ltd gmbh reuters ap afp dpa ansa efe bbc cnn npr pbs ntb tt
    universität zeitung verlag ministerium institut université agence ministère universidad
    agencia ministerio università agenzia universiteit uniwersytet университет агентство
    """
)

TITLE_LABELS: Final = word_set(
    """
    title re ref betr betreft dotyczy
    titel titre título titulo titolo tytuł název cím titlu заголовок название назва
    загаловак τίτλος başlık judul kichwa عنوان العنوان כותרת शीर्षक শিরোনাম தலைப்பு 标题 標題 题目
    タイトル 題名 표제 제목 otsikko tittel rubrik headline überschrift subject betreff objet asunto
    oggetto assunto onderwerp ämne emne temat тема konu
    """
)
SUBJECT_LABELS: Final = word_set(
    "subject betreff objet asunto oggetto assunto onderwerp ämne emne temat тема konu 件名 主题 "
    "主旨 제목"
)
ADDRESS_LABELS: Final = word_set(
    "to from cc an von kopie de à para a da per van aan от кому till från do od"
)
AUTHOR_LABELS: Final = word_set(
    """
    maintainer author authors by creator autor autora autores auteur auteurs autore autori verfasser
    verfasserin autorin autoren
    автор авторы аўтар συγγραφέας yazar yazan penulis mwandishi المؤلف الكاتب
    نویسنده מחבר מאת लेखक লেখক ஆசிரியர் 作者 著者 筆者 저자 글쓴이 글 kirjoittaja forfatter författare
    szerző autor/in byline from von de da від od writer
    """
)
DATE_LABELS: Final = word_set(
    """
    last-modified last-updated revised date datum fecha data дата дата: ημερομηνία tarih tanggal
    ngày tarehe التاريخ تاریخ תאריך
    दिनांक तारीख তারিখ தேதி 日期 日付 날짜 päivämäärä dato dátum published posted veröffentlicht
    created publié
    publicado pubblicato gepubliceerd опубликовано sent gesendet envoyé enviado updated
    """
)
AUTHOR_PHRASES: Final = frozenset(
    {"prepared by", "written by", "compiled by", "erstellt von", "verfasst von", "rédigé par",
     "elaborado por", "redactado por", "a cura di", "opgesteld door", "подготовил", "opracował"}
)  # fmt: skip
SUBTITLE_LABELS: Final = word_set(
    "subtitle untertitel sous-titre subtítulo sottotitolo ondertitel подзаголовок dek deck "
    "standfirst kicker underrubrik podtytuł alt副标题 副标题 副題 부제"
)
KEYWORD_LABELS: Final = word_set(
    "keywords tags schlagwörter schlagworte mots-clés mots-clefs palabras etiquetas parole "
    "palavras-chave ключевые теги trefwoorden nyckelord 关键词 キーワード 키워드"
)
DESCRIPTION_LABELS: Final = word_set(
    "description abstract beschreibung descripción descrizione descrição résumé"
)
# What stands over a title and names the section of a paper.
KICKERS: Final = word_set(
    "opinion|op-ed|analysis|comment|commentary|editorial|leader|column|feature|features|interview|"
    "profile|review|reviews|essay|letters|obituary|news|world|business|sport|sports|culture|travel|"
    "science|technology|health|politics|explainer|special report|long read|the long read|exclusive|"
    "breaking news|guest post|meinung|kommentar|analyse|leitartikel|kolumne|glosse|feuilleton|"
    "reportage|nachruf|kultur|politik|wirtschaft|wissen|reise|gastbeitrag|opinión|análisis|"
    "columna|tribuna|entrevista|reportaje|crónica|reseña|cultura|deportes|tribune|chronique|"
    "éditorial|entretien|enquête|critique|société|culture et idées|opinione|analisi|commento|"
    "editoriale|intervista|inchiesta|recensione|opinião|análise|crônica|crónica|reportagem|"
    "opinie|commentaar|column|interview met|recensie|мнение|аналитика|комментарий|колонка|"
    "интервью|репортаж|рецензия|opinia|komentarz|felieton|wywiad|reportaż|recenzja|ledare|krönika|"
    "debatt|insändare|kronik|debat|leder|mielipide|kolumni|görüş|yorum|söyleşi|社説|社論|論説|オピニオン|"
    "コラム|評論|观点|评论|社论|專欄|专栏|访谈|사설|칼럼|오피니언|인터뷰|رأي|تحليل|مقال",
    "|",
)
PUBLISHER_LABELS: Final = word_set("publisher verlag éditeur editorial editore editora")
RIGHTS_LABELS: Final = word_set("rights copyright license licence lizenz rechte")
LANGUAGE_LABELS: Final = word_set("language lang sprache langue idioma lingua язык")
OTHER_LABELS: Final = word_set(
    """
    to cc bcc reply-to message-id in-reply-to references organization newsgroups lines section
    category source place location slug version status translator editor series issue volume doi
    isbn url link email contact archive-name posting-frequency organisation approved
    distribution an à para a kategorie ressort rubrique sección sezione quelle
    fuente fonte bron источник перевод übersetzer traducteur traductor release reference
    mime-version content-type content-transfer-encoding user-agent x-mailer list-id received
    return-path delivered-to sender posted-by character set encoding
    """
)

CHAPTER_WORDS: Final = (
    "chapter", "part", "section", "book", "appendix", "article", "act", "scene", "canto", "letter",
    "kapitel", "teil", "abschnitt", "anhang", "buch", "chapitre", "partie", "annexe", "livre",
    "capítulo", "capitulo", "parte", "sección", "libro", "apéndice", "capitolo", "sezione",
    "hoofdstuk", "deel", "bijlage", "kapittel", "del", "avsnitt", "luku", "osa", "rozdział",
    "część", "kapitola", "část", "fejezet", "rész", "capitolul", "partea", "глава", "часть",
    "раздел", "книга", "приложение", "розділ", "частина", "раздзел", "частка", "κεφάλαιο", "μέρος",
    "bölüm", "kısım", "bab", "bagian", "chương", "phần", "sura", "sehemu", "الفصل", "الباب",
    "القسم", "فصل", "بخش", "פרק", "חלק", "अध्याय", "भाग", "অধ্যায়", "পর্ব", "அத்தியாயம்", "பகுதி",
    "step", "lesson", "lección", "leçon", "lektion", "lekcja", "les", "lezione",
    "lição", "урок", "лекция", "stage", "phase", "resolution", "tip", "day",
)  # fmt: skip

END_MARKS: Final = word_set(
    "- 30 -|– 30 –|— 30 —|"
    "-30-|30|-end-|end|(end)|[end]|*end*|(ends)|ends|-ends-|the end|the end.|fin|-fin-|fin.|(fin)"
    "|ende|-ende-|(ende)|fine|fim|конец|кінець|koniec|konec|son|slut|-slut-|einde|τέλος|النهاية"
    "|(完)|完|（完）|(끝)|끝|<끝>|(了)|終わり|おわり|-xxx-|xxx|x x x|finis|finis.|*fin*",
    "|",
)

HEADING_WORDS: Final = word_set(
    "notes|footnotes|endnotes|references|bibliography|sources|further reading|introduction|"
    "background|conclusion|conclusions|summary|abstract|discussion|results|methods|method|"
    "appendix|preface|foreword|prologue|epilogue|acknowledgements|acknowledgments|contents|"
    "table of contents|overview|about the author|anmerkungen|fußnoten|literatur|quellen|"
    "einleitung|einführung|hintergrund|fazit|schluss|zusammenfassung|anhang|vorwort|inhalt|"
    "ergebnisse|methode|danksagung|notes de bas de page|références|bibliographie|"
    "contexte|conclusion générale|résumé|annexe|avant-propos|remerciements|sommaire|notas|"
    "referencias|bibliografía|fuentes|introducción|antecedentes|conclusión|conclusiones|resumen|"
    "apéndice|prólogo|agradecimientos|índice|referências|bibliografia|fontes|introdução|contexto|"
    "conclusão|conclusões|resumo|apêndice|prefácio|agradecimentos|note|riferimenti|fonti|"
    "introduzione|conclusione|conclusioni|riassunto|appendice|prefazione|ringraziamenti|indice|"
    "noten|bronnen|literatuur|inleiding|conclusie|samenvatting|bijlage|voorwoord|примечания|"
    "сноски|литература|источники|введение|заключение|выводы|приложение|предисловие|содержание|"
    "przypisy|bibliografia|źródła|wstęp|wprowadzenie|zakończenie|podsumowanie|kaynakça|kaynaklar|"
    "giriş|sonuç|özet|dipnotlar|σημειώσεις|βιβλιογραφία|εισαγωγή|συμπέρασμα|注|註|参考文献|參考文獻|"
    "序言|引言|前言|结论|結論|结语|摘要|附录|附錄|はじめに|おわりに|まとめ|結び|참고문헌|서론|결론|머리말|맺음말|"
    "المراجع|المقدمة|مقدمة|الخاتمة|خاتمة|الهوامش|منابع|نتیجه‌گیری|הערות|מבוא|סיכום|מקורות|"
    "संदर्भ|प्रस्तावना|निष्कर्ष|তথ্যসূত্র|ভূমিকা|উপসংহার|முன்னுரை|முடிவுரை|தொடர்புடையவை",
    "|",
)

# What a web page says of itself; each such line alone shows that a text was copied from a page.
PAGE_FURNITURE: Final = word_set(
    "skip to content|skip to main content|skip to navigation|jump to content|advertisement|"
    "advertisment|story continues below|article continues below|share this article|"
    "share this story|share on facebook|share on twitter|tweet this|email this article|"
    "print this page|sign up for our newsletter|subscribe to our newsletter|back to top|"
    "more on this story|you might also like|you may also like|recommended for you|most read|"
    "accept all cookies|cookie settings|this site uses cookies|leave a comment|leave a reply|"
    "post a comment|from wikipedia, the free encyclopedia|jump to navigation|jump to search|"
    "aus wikipedia, der freien enzyklopädie|zur navigation springen|"
    "un article de wikipédia, l'encyclopédie libre|de wikipedia, la enciclopedia libre|"
    "da wikipedia, l'enciclopedia libera|материал из википедии — свободной энциклопедии|"
    "z wikipedii, wolnej encyklopedii|出典: フリー百科事典『ウィキペディア（wikipedia）』|"
    "维基百科，自由的百科全书|zum inhalt springen|zum hauptinhalt|direkt zum inhalt|anzeige|"
    "artikel teilen|seite drucken|newsletter abonnieren|mehr zum thema|nach oben|"
    "zurück nach oben|zum seitenanfang|cookie-einstellungen|aller au contenu|"
    "aller au contenu principal|publicité|partager cet article|imprimer cet article|"
    "s’inscrire à la newsletter|s'inscrire à la newsletter|haut de page|retour en haut|"
    "laisser un commentaire|sur le même sujet|saltar al contenido|ir al contenido|"
    "ir al contenido principal|publicidad|compartir este artículo|imprimir artículo|"
    "suscríbete a nuestro boletín|volver arriba|deja un comentario|más sobre este tema|"
    "vai al contenuto|passa al contenuto principale|pubblicità|condividi questo articolo|"
    "iscriviti alla newsletter|torna su|lascia un commento|potrebbe interessarti anche|"
    "pular para o conteúdo|ir para o conteúdo|publicidade|compartilhe esta notícia|"
    "partilhar este artigo|assine a nossa newsletter|voltar ao topo|deixe um comentário|"
    "naar de inhoud|ga naar de inhoud|advertentie|deel dit artikel|naar boven|"
    "hoppa till innehåll|gå til indhold|hopp til innhold|annons|annonse|annonce|"
    "перейти к содержанию|перейти к содержимому|на правах рекламы|поделиться статьей|"
    "подписаться на рассылку|наверх|оставить комментарий|przejdź do treści|reklama|"
    "udostępnij artykuł|zapisz się na newsletter|do góry|dodaj komentarz|içeriğe geç|"
    "コンテンツへスキップ|本文へスキップ|スポンサーリンク|この記事をシェア|ページの先頭へ|跳到内容|跳至主要内容|"
    "广告|廣告|分享到|返回顶部|返回頂部|본문 바로가기|광고|انتقل إلى المحتوى|إعلان",
    "|",
)
# Single words of a page that an article may have too.
PAGE_LABELS: Final = word_set(
    "menu|home|search|share|print|email|tweet|facebook|subscribe|sign in|log in|login|register|"
    "newsletter|comments|reply|follow us|trending|related|next|previous|menü|startseite|suche|"
    "teilen|drucken|anmelden|kommentare|werbung|accueil|rechercher|partager|imprimer|"
    "s’abonner|s'abonner|commentaires|connexion|inicio|buscar|compartir|imprimir|suscríbete|"
    "comentarios|iniciar sesión|cerca|condividi|stampa|abbonati|commenti|accedi|início|"
    "compartilhar|partilhar|assine|comentários|entrar|zoeken|delen|reacties|inloggen|sök|dela|"
    "главная|поиск|поделиться|комментарии|войти|реклама|szukaj|udostępnij|komentarze|zaloguj|"
    "メニュー|ホーム|検索|シェア|コメント|ログイン|菜单|首页|搜索|分享|评论|登录|메뉴|홈|검색|공유|댓글|로그인",
    "|",
)
