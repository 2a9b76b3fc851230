package description

import (
	"strings"
	"sync"
	"unicode"
)

// LayerName is what a layer is called in a language: by its id, but where that is one of
// the English words by which maps usually call what they draw, by that language's word.
func LayerName(lang, id string) string {
	words, ok := layerNames()[primary(lang)]
	for i, word := range [...]string{"sea", "graticule", "land", "countries", "states", "lakes", "rivers", "cities", "seas", "borders"} {
		if ok && id == word {
			return words[i]
		}
	}
	return id
}

// layerNames are the words for sea, graticule and so on in the languages but English, made once.
var layerNames = sync.OnceValue(func() map[string][10]string {
	return map[string][10]string{
		"de": {"Meer", "Gradnetz", "Land", "Länder", "Bundesstaaten", "Seen", "Flüsse", "Städte", "Meere", "Grenzen"},
		"fr": {"mer", "graticule", "terres", "pays", "États", "lacs", "rivières", "villes", "mers", "frontières"},
		"es": {"mar", "cuadrícula geográfica", "tierra", "países", "estados", "lagos", "ríos", "ciudades", "mares", "fronteras"},
		"it": {"mare", "reticolo geografico", "terre", "paesi", "stati", "laghi", "fiumi", "città", "mari", "confini"},
		"pt": {"mar", "grade geográfica", "terra", "países", "estados", "lagos", "rios", "cidades", "mares", "fronteiras"},
		"nl": {"zee", "graadnet", "land", "landen", "staten", "meren", "rivieren", "steden", "zeeën", "grenzen"},
		"pl": {"morze", "siatka geograficzna", "ląd", "kraje", "stany", "jeziora", "rzeki", "miasta", "morza", "granice"},
		"ru": {"море", "градусная сетка", "суша", "страны", "штаты", "озёра", "реки", "города", "моря", "границы"},
		"zh": {"海洋", "经纬网", "陆地", "国家", "州", "湖泊", "河流", "城市", "海域", "边界"},
		"ja": {"海", "経緯線", "陸地", "国", "州", "湖", "川", "都市", "海域", "境界"},
		"ar": {"البحر", "شبكة الإحداثيات", "اليابسة", "البلدان", "الولايات", "البحيرات", "الأنهار", "المدن", "البحار", "الحدود"},
	}
})

// tellable reports whether a projection's title can be told in a language: in English all
// can, in others what is a name, such as Robinson or Equal Earth, and no words of English.
func tellable(lang, title string) bool {
	base := primary(lang)
	if _, ok := inAllLanguages()[base]; !ok || base == "en" {
		return true // English is what is spoken
	}
	for word := range strings.FieldsSeq(title) {
		if first := []rune(word)[0]; !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
		if strings.Contains(word, "-") {
			return false // equal-area
		}
	}
	return true
}
