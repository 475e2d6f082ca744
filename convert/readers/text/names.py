"""Given names that are common where articles come from: evidence that two words are a person."""

from typing import Final

from convert.readers.text.words import word_set

GIVEN: Final = word_set(
    """
    aaron adam adrian aidan alan albert alex alexander alexandra alice alicia alison allison
    amanda amber amelia amy andrea andrew angela anita ann anna anne annie anthony antonia
    arthur ashley audrey barbara beatrice ben benjamin bernard beth betty beverly bill bob
    brandon brenda brian bruce caitlin cameron carl carol caroline catherine cecilia charles
    charlotte chloe chris christian christina christine christopher claire clara clare colin
    connor craig cynthia daisy dale daniel danielle daphne david deborah debra denise dennis
    derek diana diane donald donna dorothy douglas duncan dylan edgar edith edward edwin elaine
    eleanor elena eliza elizabeth ellen ellie emily emma eric erica ernest esther ethan eugene
    eva evan eve evelyn faith felicity fiona florence frances francis frank fred frederick
    gareth gary gavin gemma geoffrey george georgia gerald gillian gina gladys glen gloria
    gordon grace graham grant greg gregory greta gwen hannah harold harriet harry harvey hazel
    heather helen helena henry herbert holly howard hugh ian ida ingrid irene iris isaac isabel
    isabella isobel ivan ivy jack jackie jacob jacqueline jake james jamie jan jane janet janice
    jason jay jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jill jim joan joanna
    jodie joe joel john johnny jonathan jordan joseph joshua joy joyce judith judy julia julian
    julie june justin karen karl kate katherine kathleen kathryn katie keith kelly ken kenneth
    kerry kevin kim kirsty kyle larry laura lauren lawrence leah lee leo leon leonard leslie
    lewis liam lily linda lisa liz logan lois lorraine louis louise lucas lucy luke lydia lynn
    madeleine malcolm marcus margaret maria marian marie marilyn marion mark martha martin mary
    matilda matt matthew maureen maurice max megan melanie melissa mercy michael michelle miles
    miranda miriam molly monica morgan muriel nancy naomi natalie natasha nathan neil nicholas
    nicola nicole nigel nina noah noel nora norma norman olive oliver olivia oscar owen pamela
    patricia patrick paul paula pauline penelope peter philip philippa phillip phoebe phyllis
    polly rachel ralph randy raymond rebecca richard rob robert robin roger roland ronald rory
    rosa rose rosemary ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah
    scott sean sebastian shannon sharon sheila shirley sidney simon sophia sophie stacey stanley
    stella stephanie stephen steve steven stewart stuart susan susanna suzanne sylvia tamara
    tanya tara ted terence teresa terry theodore theresa thomas tim timothy tina toby tom tony
    tracy trevor tyler ursula valerie vanessa vera veronica victor victoria vincent viola violet
    virginia vivian wallace walter wanda wayne wendy wilfred william winifred zachary zoe
    agnieszka aleksander andrzej anja anke annika antje astrid axel beate bernd birgit björn
    bärbel christoph claudia dagmar dieter dirk doris elke erich erika ernst eveline franz
    franziska friedrich fritz gerd gerhard gisela günter günther hanna hannes hans heike
    heinrich heinz helga helmut holger horst inge ingo jens joachim jochen johanna johannes
    jonas jörg jürgen jutta kai karin karl-heinz katharina katja katrin klaus konrad kurt lars
    lena lotte lukas lutz manfred manuela marta martina matthias maximilian mona moritz nadine
    niklas olaf otto petra rainer ralf reinhard renate rolf rudolf rüdiger sabine sascha silke
    stefan stefanie susanne sven thorsten tobias torsten udo ulrich ulrike ute uwe volker
    waltraud wilhelm wolfgang yvonne adrien agnès alain alexandre amélie anaïs andré antoine
    arnaud aurélie benoît bernadette brigitte camille cécile céline chantal christelle
    christophe claude clément corinne cyril danièle delphine denis didier dominique élise élodie
    émile émilie emmanuel éric estelle étienne fabien fabienne fabrice florian françois
    françoise frédéric gaëlle geneviève georges gérard gilles guillaume guy hélène henri hervé
    isabelle jean-claude jean-luc jean-marc jean-paul jean-pierre jérôme jocelyne joël josé
    julien juliette laurence laurent léa lucie luc ludovic manon marc marcel margaux marguerite
    mathieu mathilde maxime michel mireille monique nathalie nicolas noémie odile pascal patrice
    philippe pierre raphaël régis rémi rené renée romain sandrine séverine solange stéphane
    sylvain sylvie thérèse thierry valérie véronique virginie yann yves alberto alejandra
    alejandro alfonso álvaro ana andrés ángel antonio beatriz begoña carlos carmen carolina
    concha cristina daniela diego dolores eduardo emilio enrique ernesto esteban eugenia felipe
    fernanda fernando francisco gabriel gabriela gerardo gonzalo guadalupe guillermo gustavo
    héctor hugo ignacio inés iván jaime javier jesús joaquín jorge josefa juan juana julio
    leticia lorena lourdes lucía luis luisa manuel marcos margarita mariana marisol mario mateo
    mercedes miguel montserrat natalia nuria pablo paloma patricio pedro pilar rafael ramón
    raquel raúl ricardo roberto rocío rodrigo rosario rubén salvador santiago sergio silvia
    sofía susana tomás verónica vicente víctor ximena adriano alessandra alessandro alessia
    angelo bruno carla carlo chiara cinzia claudio cristiano dario davide domenico elisa
    elisabetta enrico fabio federica federico filippo francesca francesco gabriele giacomo
    gianluca gianni giorgia giorgio giovanna giovanni giulia giulio giuseppe guido ilaria
    lorenzo luca luigi marco maurizio massimo matteo michele paola paolo piero pietro raffaele
    riccardo roberta rossella silvio simona simone stefania stefano tommaso umberto valentina
    valerio vittorio afonso aline amália antónio bernardo caio catarina cláudia conceição duarte
    edson fábio fátima flávia filipe gonçalo henrique inês isadora joana joão júlia júlio leonor
    letícia luís luiz marcelo márcia márcio mário marlene mateus nuno otávio paulo renata renato
    rita rogério rui rúben sérgio sílvia sónia thiago tiago vasco vinícius vitor anders annette
    arne bengt birgitta bjarne bjørn britta carsten dag edvard eero einar eirik elin erik
    eva-lena freja frida gunilla gunnar gustav håkan halvor henrik hilde ingeborg ingvar jaakko
    jari jenni jesper johan jonna jukka jørgen kaisa kalle kari karsten kerstin kirsten kjell
    knut kristian kristin lasse leif liisa linnea lise magnus maja malin marit märta mats matti
    mikael mikkel minna mogens morten nils ole olof ove pekka per pernille pia pirkko rasmus
    ragnhild riikka rune sanna sigrid signe siri sofie solveig søren stig svein tarja terje timo
    tor tore torbjörn tove trine ulf ulla unni veikko vidar aart anneke arjen bas bart bram cees
    corrie daan els femke floor frans gerrit hendrik henk ilse jaap jeroen joke joost joris kees
    klaas koen lieke loes maarten machteld marieke marijke marloes menno mieke niels pieter pim
    rens rik roos ruud sander sanne sjoerd teun thijs tineke toon wim wouter anneliese adrianna
    aleksandra alicja beata bogdan bożena czesław danuta dariusz dorota edyta elżbieta ewa
    grażyna grzegorz halina henryk iwona jacek jadwiga janusz jarosław jerzy józef justyna kamil
    karolina katarzyna kazimierz krystyna krzysztof leszek maciej magdalena małgorzata marcin
    marek mariusz mateusz michał mirosław monika paweł piotr przemysław rafał roman ryszard
    sławomir stanisław tadeusz tomasz urszula wiesław witold wojciech zbigniew zdzisław zofia
    alena božena dana eliška hana ivana ivo jana jarmila jaroslav jiří josef jozef kamila karel
    kateřina ladislav lenka libor ludmila marcela markéta milan miloslav miroslav ondřej pavel
    pavla petr radek radka růžena stanislav šárka štěpán tomáš vladimír václav věra zdeněk
    zuzana ágnes andrás attila balázs béla csaba dóra edit erzsébet eszter ferenc gábor gergely
    györgy gyula ildikó istván jános judit katalin kálmán lajos lászló mária márta mihály miklós
    mónika nóra pál péter réka sándor szilvia tamás tibor viktor zoltán zsófia zsolt zsuzsanna
    adina alina andreea ardelean călin cătălin constantin cosmin cristian dan dănuț doina dragoș
    dumitru florin gheorghe ileana ioan ioana ion ionel ionuț iulia liviu luminița mihaela mihai
    mircea nicolae octavian ovidiu petru radu răzvan roxana sorin ștefan teodor tudor vasile
    viorica vlad александр александра алексей алина алла анастасия анатолий андрей анна антон
    аркадий артём артем борис вадим валентин валентина валерий валерия василий вера вероника
    виктор виктория виталий владимир владислав вячеслав галина геннадий георгий григорий дарья
    денис дмитрий евгений евгения екатерина елена елизавета жанна зинаида зоя иван игорь илья
    инна ирина кирилл константин ксения лариса лев леонид лидия любовь людмила максим маргарита
    марина мария михаил надежда наталия наталья никита николай нина оксана олег олеся ольга
    павел пётр петр полина раиса роман руслан светлана семён сергей софья станислав степан
    тамара татьяна тимофей ульяна фёдор федор эдуард юлия юрий яна ярослав андрій богдан василь
    віктор вікторія дмитро євген ігор ірина катерина ксенія леся микола михайло наталія
    олександр олена олексій остап петро сергій світлана тарас тетяна юлія юрій ярослава
    анастасія ahmet ali ayşe burak can cem deniz elif emine emre esra fatma gül hakan hasan
    hüseyin ibrahim kemal leyla mehmet merve murat mustafa osman ömer özlem selin serkan tolga
    yusuf zeynep abdul abdullah ahmed aisha amina amir amira anwar fatima farid hamid hanan
    hassan hussein ismail jamal karim khaled khalid layla leila mahmoud mariam mohamed mohammad
    mohammed muhammad nadia nasser noor nour omar rana rania rashid salim salma samir sami tariq
    yasmin yousef youssef zainab amit anil anjali arjun arun ashok deepak deepika dinesh gauri
    geeta gopal indira kavita kiran lakshmi lata madhu mahesh manish meena meera mohan mukesh
    neha nisha pooja prakash priya rahul raj rajesh rakesh ramesh ravi rekha rohan sanjay
    sanjeev sarita shanti sunil sunita suresh uma vijay vikram vinod aarav chidi chinua chinedu
    emeka folake funmi kofi kwame kwesi ngozi ngũgĩ nneka obinna oluwaseun sipho thabo themba
    wanjiru juma bambang budi dewi putri siti agus nguyễn trần lê phạm hoàng huỳnh wei ming xiao
    hui jing li hiroshi kenji takashi yuki yuko akira haruki keiko kazuo min-jun ji-woo seo-yeon
    """
)

_CHINESE: Final = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾"
    "肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方"
    "鲁魯邹鄒熊白孟秦邱侯江尹薛闫阎雷段史龙龍陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔汤湯"
)
_COMPOUND: Final = ("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "令狐", "夏侯")
_KOREAN: Final = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심"
    "노하곽성차주우구민류나진지엄채원천방공현"
)
_FAMILIES: Final = """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木
    山口 松本 井上 木村 斎藤 斉藤 清水 山崎 池田 橋本 阿部 石川 森田 前田
    小川 藤田 岡田 後藤 長谷川 石井 村上 近藤 坂本 遠藤 青木 藤井 西村 福田
    太田 三浦 藤原 岡本 松田 中島 中川 中野 原田 小野 竹内 田村 金子 和田
    中山 石田 上田 森本 柴田 酒井 宮崎 横山 宮本 内田 高木 安藤 谷口 大野
    丸山 今井 高田 藤本 河野 小島 村田 武田 上野 杉山 増田 平野 菅原 久保
    松井 野口 松尾 菊地 木下 佐野 野村 新井 大塚 千葉 岩崎 桜井 島田 水野
    夏目 芥川 太宰 宮沢 永井 志賀 川端 三島 樋口 幸田 島崎 谷崎 坂口 与謝野
    正岡 石橋 大江 安部 司馬 吉川
"""
_JAPANESE: Final = tuple(_FAMILIES.split())


def opens_with_eastern_surname(text: str) -> bool:
    """Whether `text` is as long as a name and opens with a surname common in China, Korea or
    Japan; or is a foreign name in katakana with a dot between its parts."""
    plain = text.replace(" ", "").replace("\u3000", "")
    if plain.startswith(_COMPOUND):
        return 3 <= len(plain) <= 4
    if plain.startswith(_JAPANESE):
        return 3 <= len(plain) <= 7
    first, dot, last = plain.partition("・")
    if dot:
        return len(first) >= 2 and len(last) >= 2 and all("ァ" <= c <= "ー" for c in first + last)
    if plain[:1] in _KOREAN:
        return 2 <= len(plain) <= 4
    return plain[:1] in _CHINESE and 2 <= len(plain) <= 3


def opens_with_given_name(text: str) -> bool:
    """Whether the first word of `text` is a given name, or its first words are initials."""
    words = text.split()
    if len(words) < 2:
        return False
    first = words[0].casefold().rstrip(",")
    if first in ("dr.", "dr", "prof.", "prof", "rev.", "sir", "mrs.", "mr.", "ms.", "mme", "fr."):
        return True
    initial = len(words[0]) <= 4 and words[0].endswith(".") and words[0][0].isupper()
    return initial or first in GIVEN
