package scale

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// othersLook is how categories are drawn that have no class of their own.
const othersLook = "#bbb"

// categories makes a scale of texts: those that looks are given for in their order,
// else all that there are, numbers by size and texts by the alphabet.
func (m *maker) categories(data []Datum) error {
	list := m.listed(data)
	asked, err := m.most(len(list), m.s.Property)
	if err != nil {
		return err
	}
	rest := m.rarest(list, data, asked)
	kept := list[:0:0]
	for _, text := range list {
		if !rest[text] {
			kept = append(kept, text)
		}
	}
	looks := m.spec.Looks.Own
	var values []string
	if !m.spec.categories() {
		if values, err = m.looks(len(kept)); err != nil {
			return err
		}
	} else {
		for _, l := range looks {
			values = append(values, m.spec.look(l.Value))
		}
	}
	n := len(kept)
	others := len(rest) > 0 || m.spec.Common != nil && m.spec.Common.Others
	if others {
		n++
	}
	for i, text := range kept {
		m.s.Classes = append(m.s.Classes, Class{Name: fmt.Sprintf("q%d-%d", i+1, n), Number: fmt.Sprint(i + 1), Category: text, Value: values[i]})
	}
	if others {
		m.others(rest, n)
	}
	return nil
}

// listed lists the categories in their order.
func (m *maker) listed(data []Datum) (list []string) {
	if c := m.spec.Common; c != nil {
		return c.Categories
	}
	if m.spec.categories() {
		for _, l := range m.spec.Looks.Own {
			list = append(list, l.Of)
		}
		return list
	}
	seen := map[string]bool{"": true}
	for _, d := range data {
		if !seen[d.Text] {
			seen[d.Text] = true
			list = append(list, d.Text)
		}
	}
	sorting.By(list, func(a, b string) int {
		x, errX := strconv.ParseFloat(a, 64)
		y, errY := strconv.ParseFloat(b, 64)
		switch {
		case errX == nil && errY == nil && x != y:
			return cmp.Compare(x, y)
		case (errX == nil) != (errY == nil):
			return map[bool]int{true: -1, false: 1}[errX == nil]
		}
		return strings.Compare(a, b)
	})
	return list
}

// most is how many of n categories have a class of their own.
func (m *maker) most(n int, p Property) (int, error) {
	most := n
	switch {
	case m.spec.categories():
		return n, nil
	case len(m.spec.Looks.Own) > 0:
		most = len(m.spec.Looks.Own)
	case p == Pattern:
		most = len(categoryPatterns())
	case !p.Sized():
		named, err := m.named(n)
		if err != nil {
			return 0, err
		}
		most = len(named.Colours(n))
	}
	if m.spec.Classes > 0 {
		most = min(most, m.spec.Classes)
	}
	return min(n, most), nil
}

// rarest are the categories that have no class: those that were not named, or of too
// many those with the fewest members.
func (m *maker) rarest(list []string, data []Datum, most int) map[string]bool {
	counts := map[string]int{}
	for _, d := range data {
		if d.Text != "" {
			counts[d.Text]++
		}
	}
	rest := map[string]bool{}
	if m.spec.categories() || m.spec.Common != nil {
		for text := range counts {
			if !slices.Contains(list, text) {
				rest[text] = true
			}
		}
		return rest
	}
	byCount := slices.Clone(list)
	sorting.Stably(byCount, func(a, b string) int { return counts[b] - counts[a] })
	for _, text := range byCount[most:] {
		rest[text] = true
	}
	return rest
}

// others adds the class of all other categories.
func (m *maker) others(rest map[string]bool, n int) {
	value := othersLook
	if m.s.Property.Sized() || m.s.Property == Pattern {
		value = m.spec.missing()
	}
	m.s.Classes = append(m.s.Classes, Class{Name: fmt.Sprintf("q%d-%d", n, n), Number: fmt.Sprint(n), Others: true, Value: value})
	if len(rest) == 0 {
		return
	}
	all := slices.Sorted(maps.Keys(rest))
	var names []string
	for _, text := range all[:min(len(all), 5)] {
		names = append(names, strconv.Quote(text))
	}
	if len(all) > 5 {
		names = append(names, "...")
	}
	m.warn("%d categories have no look of their own and are drawn as others, %s: %s", len(rest), value, strings.Join(names, ", "))
}
