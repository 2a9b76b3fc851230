package description

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Map is a map that is described.
type Map struct {
	// Lang is the BCP 47 language of the description, English where it is not known.
	Lang string
	// Projection is the projection's title; empty for a plan, which has none.
	Projection string
	// Shown are the ids of all layers that are drawn, in paint order.
	Shown []string
	// Layers are those of data.
	Layers []Layer
	// Number writes numbers with so many decimals.
	Number func(v float64, decimals int) string
}

// Layer is a layer of data.
type Layer struct {
	// ID is that of the layer.
	ID string
	// Count is how many of its features are on the map. Names are those of the first
	// ones, empty texts for features without.
	Count int
	Names []string
	// Values are those of its scales.
	Values []Values
}

// Add adds a feature that goes by a name, empty for none.
func (l *Layer) Add(name string) {
	l.Count++
	if len(l.Names) < MostNames {
		l.Names = append(l.Names, name)
	}
}

// Merge adds further features of the layer, with values of the same scales.
func (l *Layer) Merge(more Layer) {
	l.Count += more.Count
	l.Names = append(l.Names, more.Names[:min(len(more.Names), MostNames-min(len(l.Names), MostNames))]...)
	for i, v := range more.Values {
		if i == len(l.Values) {
			l.Values = append(l.Values, Values{})
		}
		l.Values[i].Merge(v)
	}
}

// MostNames is how many names of features are told; where there are more, only how many.
const MostNames = 5

// Categories and characters that are told at most.
const mostCategories, mostCharacters = 8, 80

// Text describes a map: a sentence of the map, and one of each layer of data. It is the
// same in whatever order features and parts of layers were added.
func Text(m Map) string {
	w := wordsOf(m.Lang)
	shown := make([]string, len(m.Shown))
	for i, id := range m.Shown {
		shown[i] = LayerName(m.Lang, id)
	}
	sentence := w.plan
	switch {
	case m.Projection != "" && tellable(m.Lang, m.Projection):
		sentence = w.view
	case m.Projection != "":
		sentence = w.bare
	}
	text := fill(sentence, m.Projection, w.listed(shown))
	for _, l := range m.Layers {
		text += w.end + m.layer(w, l)
	}
	if len(m.Layers) > 0 {
		text += strings.TrimSpace(w.end)
	}
	return text
}

// layer is the sentence of a layer.
func (m Map) layer(w words, l Layer) string {
	name := LayerName(m.Lang, l.ID)
	parts := []string{fill(w.count, name, m.Number(float64(l.Count), 0))}
	if l.named() {
		parts[0] = fill(w.named, name, w.listed(slices.Sorted(slices.Values(l.Names))))
	}
	for i := range l.Values {
		if text := m.values(w, &l.Values[i], l.named()); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, w.clause)
}

// named reports whether the features of a layer are few and each has a name.
func (l Layer) named() bool {
	if l.Count == 0 || l.Count > MostNames || len(l.Names) != l.Count {
		return false
	}
	for _, name := range l.Names {
		if name == "" {
			return false
		}
	}
	return true
}

// values are the parts of a sentence about values. Where the features are named, texts
// that each has for itself say nothing more.
func (m Map) values(w words, v *Values, named bool) string {
	var parts []string
	switch {
	case v.useless, named && len(v.categories) == v.count && v.count > 0:
		return ""
	case len(v.categories)+v.others > 0:
		most, others := v.told()
		var told []string
		for _, c := range most {
			told = append(told, fill(w.each, short(c.text), m.Number(float64(c.count), 0)))
		}
		if others > 0 {
			told = append(told, fill(w.each, w.others, m.Number(float64(others), 0)))
		}
		parts = append(parts, fill(w.named, v.Title, w.listed(told)))
	case v.count > 0 && v.lowest.value == v.highest.value:
		parts = append(parts, fill(w.named, v.Title, m.extreme(w, v, v.lowest)))
	case v.count > 0:
		parts = append(parts, fill(w.span, v.Title, m.extreme(w, v, v.lowest), m.extreme(w, v, v.highest)))
	}
	if v.missing > 0 {
		parts = append(parts, fill(w.named, w.missing, m.Number(float64(v.missing), 0)))
	}
	return strings.Join(parts, w.clause)
}

// extreme is a number with the name of the one feature that has it.
func (m Map) extreme(w words, v *Values, e extreme) string {
	text := m.number(v, e.value)
	if e.name == "" || e.shared {
		return text
	}
	return fill(w.of, text, short(e.name))
}

// number writes a number with three digits that count, or all before the point; what are
// years is written without groups.
func (m Map) number(v *Values, value float64) string {
	if isYear(v.lowest.value) && isYear(v.highest.value) {
		return strconv.FormatFloat(value, 'f', 0, 64)
	}
	const most = 12
	for decimals := range most {
		power := math.Pow10(decimals)
		rounded := math.Round(value*power) / power
		if rounded == value || math.Abs(rounded) >= 100/power && rounded != 0 {
			return m.Number(rounded, decimals)
		}
	}
	return m.Number(value, most)
}

// isYear reports whether a number looks like a year of ours.
func isYear(v float64) bool { return v == math.Trunc(v) && v >= 1000 && v < 2100 }

// short is a text of the data, cut where it is long.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= mostCharacters {
		return s
	}
	return string([]rune(s)[:mostCharacters-1]) + "…"
}

// listed are texts one after the other.
func (w words) listed(all []string) string {
	cut := make([]string, len(all))
	for i, s := range all {
		cut[i] = short(s)
	}
	return strings.Join(cut, w.comma)
}

// fill puts values into the places {0}, {1}, {2} of a text.
func fill(text string, values ...string) string {
	var filled strings.Builder
	for {
		at := strings.IndexByte(text, '{')
		if at < 0 || at+2 >= len(text) {
			break
		}
		if k := int(text[at+1] - '0'); k < min(len(values), 10) && text[at+2] == '}' {
			filled.WriteString(text[:at])
			filled.WriteString(values[k])
			text = text[at+3:]
			continue
		}
		filled.WriteString(text[:at+1])
		text = text[at+1:]
	}
	filled.WriteString(text)
	return filled.String()
}
