package render

import "github.com/seed-898ab921/kartograph/styles"

// Vary makes a group whose looks follow from a stylesheet, with what changes of
// them under each of its conditions: make is called for the sheet as it is, and as
// it is under each condition, and makes the same marks each time.
func Vary(sheet *styles.Sheet, make func(*styles.Sheet) Group) Group {
	group := make(sheet)
	for _, when := range sheet.Conditions() {
		other := make(sheet.Under(when))
		around := group.Style
		if when.State == "" {
			around = other.Style
			group.Variants = vary(group.Variants, when, group.Style, other.Style)
		}
		for i := range min(len(group.Marks), len(other.Marks)) {
			m := &group.Marks[i]
			m.Variants = vary(m.Variants, when, styles.Over(around, m.Style), styles.Over(other.Style, other.Marks[i].Style))
		}
	}
	return group
}

// vary adds what is different under a condition, if anything is.
func vary(list []styles.Variant, when styles.Condition, always, then styles.Style) []styles.Variant {
	if changed := styles.Differences(always, then); len(changed) > 0 {
		return append(list, styles.Variant{When: when, Style: changed})
	}
	return list
}
