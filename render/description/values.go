package description

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Values are what features of a layer have by one of its scales: numbers or categories.
// The zero value has none.
type Values struct {
	// Title is what the values are: "people per square kilometre".
	Title string
	// lowest and highest are the ends of the numbers.
	lowest, highest extreme
	// categories are texts with how many features have each; others are those of the scale's class for the rest.
	categories []category
	others     int
	// missing is how many features have no value, count how many have one.
	missing, count int
	// useless says that nothing is told of them.
	useless bool
}

// extreme is a number that no other is beyond, and the feature that has it.
type extreme struct {
	value float64
	name  string
	// shared says that several features have it.
	shared bool
}

type category struct {
	text  string
	count int
}

// Number adds the number of a feature that goes by a name, empty for none; NaN and
// infinities stand for features without one.
func (v *Values) Number(value float64, name string) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		v.missing++
		return
	}
	v.add(extreme{value, name, false}, extreme{value, name, false}, 1)
}

// Category adds a feature's text; other says that it is in the scale's class for all texts
// without a class of their own.
func (v *Values) Category(text string, other bool) {
	switch {
	case text == "":
		v.missing++
	case other:
		v.others++
		v.count++
	default:
		v.category(text, 1)
		v.count++
	}
}

// Leave says that nothing is to be told of the values.
func (v *Values) Leave() { v.useless = true }

// Merge adds the values of further features of the layer.
func (v *Values) Merge(more Values) {
	v.Title = cmp.Or(v.Title, more.Title)
	v.missing += more.missing
	v.useless = v.useless || more.useless
	if len(more.categories)+more.others > 0 {
		v.others, v.count = v.others+more.others, v.count+more.count
		for _, c := range more.categories {
			v.category(c.text, c.count)
		}
	} else if more.count > 0 {
		v.add(more.lowest, more.highest, more.count)
	}
}

func (v *Values) add(lowest, highest extreme, count int) {
	if v.count == 0 {
		v.lowest, v.highest, v.count = lowest, highest, count
		return
	}
	v.count += count
	v.lowest = further(v.lowest, lowest, lowest.value < v.lowest.value)
	v.highest = further(v.highest, highest, highest.value > v.highest.value)
}

// further is the one of two extremes that is beyond the other.
func further(old, more extreme, beyond bool) extreme {
	if beyond {
		return more
	}
	old.shared = old.shared || more.value == old.value
	return old
}

func (v *Values) category(text string, count int) {
	i := slices.IndexFunc(v.categories, func(c category) bool { return c.text == text })
	if i < 0 {
		v.categories, i = append(v.categories, category{text: text}), len(v.categories)
	}
	v.categories[i].count += count
}

// told are the categories that are named, those of the most features first, and how many
// features have another one.
func (v *Values) told() (most []category, others int) {
	all := slices.Clone(v.categories)
	sorting.By(all, func(a, b category) int { return cmp.Or(b.count-a.count, cmp.Compare(a.text, b.text)) })
	most, others = all[:min(len(all), mostCategories)], v.others
	for _, c := range all[len(most):] {
		others += c.count
	}
	return most, others
}
