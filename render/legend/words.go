package legend

import "strings"

// noData is "no data" in a language, English where it is not known.
func noData(lang string) string { return word(lang, "no data", noDataIn()) }

// others is "other" in a language.
func others(lang string) string { return word(lang, "other", othersIn()) }

// called is what a legend is called, for those who do not see it.
func called(lang string) string {
	return word(lang, "Legend", map[string]string{
		"ar": "مفتاح الخريطة", "de": "Legende", "es": "Leyenda", "fr": "Légende", "it": "Legenda", "ja": "凡例", "nl": "Legenda", "pl": "Legenda", "pt": "Legenda", "ru": "Легенда", "zh": "图例",
	})
}

func word(lang, usual string, in map[string]string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
	if w, ok := in[base]; ok {
		return w
	}
	return usual
}

func noDataIn() map[string]string {
	return map[string]string{
		"ar": "لا توجد بيانات", "bg": "няма данни", "ca": "sense dades", "cs": "bez údajů", "da": "ingen data", "de": "keine Angabe", "el": "δεν υπάρχουν στοιχεία",
		"es": "sin datos", "et": "andmed puuduvad", "fi": "ei tietoja", "fr": "pas de données", "he": "אין נתונים", "hr": "nema podataka", "hu": "nincs adat",
		"id": "tidak ada data", "is": "engin gögn", "it": "dati non disponibili", "ja": "データなし", "ko": "자료 없음", "lt": "nėra duomenų", "lv": "nav datu",
		"nb": "ingen data", "nl": "geen gegevens", "nn": "ingen data", "no": "ingen data", "pl": "brak danych", "pt": "sem dados", "ro": "fără date", "ru": "нет данных",
		"sk": "bez údajov", "sl": "ni podatkov", "sr": "нема података", "sv": "uppgift saknas", "tr": "veri yok", "uk": "немає даних", "vi": "không có dữ liệu", "zh": "无数据",
	}
}

func othersIn() map[string]string {
	return map[string]string{
		"ar": "أخرى", "ca": "altres", "cs": "ostatní", "da": "andre", "de": "andere", "el": "άλλα", "es": "otros", "fi": "muut", "fr": "autres", "he": "אחר", "hu": "egyéb",
		"it": "altri", "ja": "その他", "ko": "기타", "nb": "andre", "nl": "overige", "no": "andre", "pl": "inne", "pt": "outros", "ro": "altele", "ru": "прочие", "sk": "ostatné",
		"sv": "övriga", "tr": "diğer", "uk": "інші", "zh": "其他",
	}
}
