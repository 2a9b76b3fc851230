package description

import (
	"slices"
	"strings"
	"sync"
)

// words are the texts of descriptions in a language, with places {0}, {1} for values.
type words struct {
	// view is the sentence of a map in projection {0} with layers {1}, bare that of one
	// whose projection has no name in the language, plan that of one without.
	view, bare, plan string
	// count says of layer {0} that {1} of its features are there; named lists them.
	count, named string
	// span says of values {0} that {1} is the lowest and {2} the highest; of is a value
	// with the name of who has it, each a text with how often it is there.
	span, of, each string
	// missing and others are those without a value and with another one.
	missing, others string
	// comma stands between names, clause between the parts of a sentence, end between
	// sentences.
	comma, clause, end string
}

// latin is what languages in Latin and Cyrillic letters have in common.
func latin(w words) words {
	w.named, w.of, w.each = "{0}: {1}", "{0} ({1})", "{0} {1}"
	w.comma, w.clause, w.end = ", ", "; ", ". "
	return w
}

// wordsOf are the words of a language.
func wordsOf(lang string) words {
	all := inAllLanguages()
	if w, ok := all[primary(lang)]; ok {
		return w
	}
	return all["en"]
}

// primary is a tag's language without region and script, in lower case.
func primary(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
	return base
}

// Languages lists the languages of descriptions, as BCP 47 tags.
func Languages() []string {
	var list []string
	for lang := range inAllLanguages() {
		list = append(list, lang)
	}
	slices.Sort(list)
	return list
}

// inAllLanguages are the words by language, made once: a map asks for them several times.
var inAllLanguages = sync.OnceValue(func() map[string]words {
	french := latin(words{
		view: "Carte en projection {0} avec {1}", bare: "Carte avec {1}", plan: "Plan avec {1}", count: "{0} : {1} sur la carte",
		span: "{0} : minimum {1}, maximum {2}", missing: "pas de données", others: "autres",
	})
	french.named, french.clause = "{0} : {1}", " ; "
	return map[string]words{
		"en": latin(words{
			view: "Map in {0} projection showing {1}", bare: "Map showing {1}", plan: "Plan showing {1}", count: "{0}: {1} on the map",
			span: "{0}: lowest {1}, highest {2}", missing: "no data", others: "other",
		}),
		"de": latin(words{
			view: "Karte in der Projektion {0} mit {1}", bare: "Karte mit {1}", plan: "Plan mit {1}", count: "{0}: {1} auf der Karte",
			span: "{0}: am niedrigsten {1}, am höchsten {2}", missing: "keine Angabe", others: "andere",
		}),
		"fr": french,
		"es": latin(words{
			view: "Mapa en la proyección {0} con {1}", bare: "Mapa con {1}", plan: "Plano con {1}", count: "{0}: {1} en el mapa",
			span: "{0}: mínimo {1}, máximo {2}", missing: "sin datos", others: "otros",
		}),
		"it": latin(words{
			view: "Mappa nella proiezione {0} con {1}", bare: "Mappa con {1}", plan: "Pianta con {1}", count: "{0}: {1} sulla mappa",
			span: "{0}: minimo {1}, massimo {2}", missing: "dati non disponibili", others: "altri",
		}),
		"pt": latin(words{
			view: "Mapa na projeção {0} com {1}", bare: "Mapa com {1}", plan: "Planta com {1}", count: "{0}: {1} no mapa",
			span: "{0}: mínimo {1}, máximo {2}", missing: "sem dados", others: "outros",
		}),
		"nl": latin(words{
			view: "Kaart in de projectie {0} met {1}", bare: "Kaart met {1}", plan: "Plattegrond met {1}", count: "{0}: {1} op de kaart",
			span: "{0}: laagste {1}, hoogste {2}", missing: "geen gegevens", others: "overige",
		}),
		"pl": latin(words{
			view: "Mapa w odwzorowaniu {0}; warstwy: {1}", bare: "Mapa; warstwy: {1}", plan: "Plan; warstwy: {1}", count: "{0}: {1} na mapie",
			span: "{0}: najmniej {1}, najwięcej {2}", missing: "brak danych", others: "inne",
		}),
		"ru": latin(words{
			view: "Карта в проекции {0}; слои: {1}", bare: "Карта; слои: {1}", plan: "План; слои: {1}", count: "{0}: {1} на карте",
			span: "{0}: наименьшее значение {1}, наибольшее {2}", missing: "нет данных", others: "прочие",
		}),
		"zh": {
			view: "{0} 投影地图，显示 {1}", bare: "地图，显示 {1}", plan: "平面图，显示 {1}", count: "{0}：图上 {1} 个", named: "{0}：{1}",
			span: "{0}：最低 {1}，最高 {2}", of: "{0}（{1}）", each: "{0} {1}", missing: "无数据", others: "其他",
			comma: "、", clause: "；", end: "。",
		},
		"ja": {
			view: "{0} 図法の地図。{1} を表示", bare: "地図。{1} を表示", plan: "平面図。{1} を表示", count: "{0}：地図上に {1} 件", named: "{0}：{1}",
			span: "{0}：最低 {1}、最高 {2}", of: "{0}（{1}）", each: "{0} {1}", missing: "データなし", others: "その他",
			comma: "、", clause: "；", end: "。",
		},
		"ar": {
			view: "خريطة بإسقاط {0} تعرض {1}", bare: "خريطة تعرض {1}", plan: "مخطط يعرض {1}", count: "{0}: {1} على الخريطة", named: "{0}: {1}",
			span: "{0}: الأدنى {1}، الأعلى {2}", of: "{0} ({1})", each: "{0} {1}", missing: "لا توجد بيانات", others: "أخرى",
			comma: "، ", clause: "؛ ", end: ". ",
		},
	}
})
