package styles

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Idle warns of declarations that nothing of a layer can show: of texts, and r where there
// are no points, strokes where stroke is none, fill-opacity where fill is. Only rules are
// looked at all of whose selectors name one layer by its id and hold always; what may
// be shared with other layers, or is of a finished stylesheet, may serve another map. ids
// are those that a map has (Unmatched); one that is listed more than once is of several
// parts. Layers without Shapes are not looked at. What is found by the end of the
// context is returned.
func (s *Sheet) Idle(ctx context.Context, layers []Subject, ids []string) []Warning {
	if s == nil {
		return nil
	}
	j := &judge{sheet: s, layers: map[string]*Subject{}, named: map[string]bool{}, shown: map[drawn]bool{}, steps: heed.Every(ctx, 5000)}
	for i := range layers {
		for _, id := range layers[i].IDs {
			j.layers[id] = &layers[i]
		}
	}
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			delete(j.layers, id)
		}
		seen[id] = true
	}
	for _, u := range s.uses {
		j.named[u.name] = true
	}
	var list []Warning
	rules := s.inOrder()
	for from, to := 0, 0; from < len(rules) && len(list) < maxWarnings && j.steps.Take(1) == nil; from = to {
		for to = from + 1; to < len(rules) && rules[to].at == rules[from].at && rules[to].sheet == rules[from].sheet; {
			to++ // the selectors of one list
		}
		if j.sole(rules[from:to]) {
			list = append(list, j.told(rules[from:to])...)
		}
	}
	return list
}

// judge looks for what a sheet says in vain.
type judge struct {
	sheet *Sheet
	// layers are those that ids name, and no other part of the map.
	layers map[string]*Subject
	// named are the ids, and classes, in the sheet's selectors.
	named map[string]bool
	// shown remembers whether something may be drawn with a paint.
	shown map[drawn]bool
	// lengths says whether some depend on the size of letters; nil where nobody asked.
	lengths *bool
	steps   *heed.Steps
}

// drawn is a kind of geometry of a layer that goes by another id, too, drawn with a
// paint: fill or stroke.
type drawn struct {
	id, also string
	shape    Shape
	paint    string
}

// sole reports whether rules of one list name one layer each, and hold always.
func (j *judge) sole(rules []*rule) bool {
	for _, r := range rules {
		c := &r.selector
		if r.at.line == 0 || r.when != (Condition{}) || c.never || c.root || len(c.ids) != 1 {
			return false
		}
		if l := j.layers[c.ids[0]]; l == nil || len(l.Shapes) == 0 {
			return false
		}
	}
	return true
}

// told tells of the declarations of a rule's list of selectors that show nowhere.
func (j *judge) told(rules []*rule) (list []Warning) {
	r, vain := rules[0], map[string][]string{}
	for _, d := range r.declarations {
		if of := needs(d.Property); of != "" && !contains(vain[of], d.Name) {
			vain[of] = append(vain[of], d.Name)
		}
	}
	for _, of := range [4]string{"text", "r", "stroke", "fill"} {
		if vain[of] == nil || slices.ContainsFunc(rules, func(r *rule) bool { return j.shows(r, of) }) {
			continue
		}
		id, has := r.selector.ids[0], "has"
		why := of + " is none there"
		switch of {
		case "text":
			why = fmt.Sprintf("layer %q has no texts of its own; its labels are #%s-label", j.layers[id].IDs[0], id)
		case "r":
			why = fmt.Sprintf("layer %q has no points", j.layers[id].IDs[0])
		}
		if len(vain[of]) > 1 {
			has = "have"
		}
		list = append(list, Warning{Name: r.sheet, Line: int(r.at.line), Column: int(r.at.column),
			Text: fmt.Sprintf("%s: %s %s no effect: %s", brief.Of(r.selector.String()), strings.Join(vain[of], ", "), has, why)})
	}
	return list
}

// needs is what has to be drawn for a declaration to show: a text, a point (r), a stroke or
// a fill; empty for anything, and for what asks for nothing.
func needs(p Property) string {
	switch name := p.Name; {
	case contains([]string{"inherit", "initial", "unset", "revert"}, p.Value):
	case name == "r":
		return "r"
	case name == "fill-opacity" && !asksNothing(p):
		return "fill"
	case strings.HasPrefix(name, "stroke-") && !asksNothing(p):
		return "stroke"
	case strings.HasPrefix(name, "font") || strings.HasPrefix(name, "text-"),
		contains([]string{"letter-spacing", "word-spacing", "line-height", "writing-mode", "dominant-baseline"}, name):
		return "text"
	}
	return ""
}

// asksNothing reports whether a paint would be drawn in vain with a property, or as it is
// without it.
func asksNothing(p Property) bool {
	n, _, number := cutUnit(p.Value)
	return p.Value == "none" || number && n <= 0 || p.Name != "stroke-width" && p.Value == Initial(p.Name)
}

// shows reports whether something that a rule applies to may draw what is needed, or
// whether it applies to nothing.
func (j *judge) shows(r *rule, need string) bool {
	id, applies := r.selector.ids[0], false
	l := j.layers[id]
	for _, also := range l.IDs {
		if id != l.IDs[0] && id != also || id != also && !j.named[also] {
			continue // it is there or looks like elsewhere
		}
		for _, shape := range l.Shapes {
			e := Element{ID: l.IDs[0], Also: also, Classes: l.Classes, Shape: shape}
			if may, _ := r.selector.fits(&e); !may {
				continue
			}
			applies = true
			switch need {
			case "text":
				if j.relative() {
					return true
				}
			case "r":
				if shape == Point {
					return true
				}
			default:
				if l.Computed || j.paints(&e, need) {
					return true
				}
			}
		}
	}
	return !applies
}

// relative reports whether the size of letters may count for how strokes are drawn: 1em.
func (j *judge) relative() bool {
	if j.lengths == nil {
		found := slices.ContainsFunc(j.sheet.rules, func(r rule) bool {
			return j.steps.Take(1) != nil || slices.ContainsFunc(r.declarations, func(d declaration) bool {
				return strings.HasPrefix(d.Name, "stroke-") && slices.ContainsFunc(strings.FieldsFunc(d.Value, blankOrComma), func(length string) bool {
					_, unit, ok := cutUnit(length)
					return ok && relativeUnit(unit)
				})
			})
		})
		j.lengths = &found
	}
	return *j.lengths
}

func blankOrComma(r rune) bool { return r == ' ' || r == ',' }

// paints reports whether an element may be drawn with a paint: it is the root's where no
// rule has another.
func (j *judge) paints(e *Element, paint string) bool {
	key := drawn{e.ID, e.Also, e.Shape, paint}
	shown, known := j.shown[key]
	if !known {
		inherited, _ := Defaults().Get(paint)
		shown = j.cascade(&Element{Root: true}, paint, inherited != "none")
		shown = j.cascade(e, paint, shown)
		j.shown[key] = shown
	}
	return shown
}

// cascade goes through what rules say of a paint, from the weakest, for an element that may
// have it or not without them. Some other properties make a stroke count although it is not drawn,
// such as markers, whose size follows its width: they count as a stroke.
func (j *judge) cascade(e *Element, paint string, shown bool) bool {
	beside := false
	for _, important := range [2]bool{false, true} {
		for i := range j.sheet.rules {
			r := &j.sheet.rules[i]
			if j.steps.Take(1) != nil {
				return true
			}
			for _, d := range r.declarations {
				also := d.Name == "pointer-events" || d.Name == "all" || strings.HasPrefix(d.Name, "marker")
				if d.important != important || d.Name != paint && !also {
					continue
				}
				may, surely := r.selector.fits(e)
				if !may {
					break
				}
				beside = beside || also
				if d.Name == paint && surely && r.when == (Condition{}) {
					shown = d.Value != "none"
				} else if d.Name == paint {
					shown = shown || d.Value != "none"
				}
			}
		}
	}
	return shown || beside
}

// fits reports whether a selector may apply to an element whose attributes nobody knows,
// and whether it surely does.
func (c *compound) fits(e *Element) (may, surely bool) {
	plain := *c
	plain.tests, plain.nots = nil, nil
	if !plain.holds(e, nil) || e.Root && !c.root {
		return false, false
	}
	surely = len(c.tests) == 0
	for i := range c.nots {
		excluded, always := c.nots[i].fits(e)
		if always {
			return false, false
		}
		surely = surely && !excluded
	}
	return true, surely
}
