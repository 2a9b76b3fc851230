package render

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// looks writes styles in one of the three ways.
type looks struct {
	mode   StyleMode
	prefix string
	// class gives the generated class of a look, by its text.
	class map[string]string
	// used are those looks in the order in which they are used first.
	used []look
	// refs are the printed ids of patterns, by their ids in the scene.
	refs map[string]string
	// taken are the classes that the scene has itself.
	taken map[string]bool
	// conditions are those of the scene, in order.
	conditions []styles.Condition
}

// reserve notes the classes of a scene, so that generated ones differ.
func (l *looks) reserve(s *Scene) {
	l.class, l.taken, l.conditions = map[string]string{}, map[string]bool{}, s.Conditions
	if l.mode == StyleCSS {
		for i := range s.Patterns {
			l.reserveGroups([]Group{s.Patterns[i].group()})
		}
		l.reserveGroups(s.Groups)
	}
}

func (l *looks) reserveGroups(groups []Group) {
	for i := range groups {
		g := &groups[i]
		for _, c := range g.Classes {
			l.taken[c] = true
		}
		for j := range g.Marks {
			for _, c := range g.Marks[j].Classes {
				l.taken[c] = true
			}
		}
		if g.Stream != nil {
			for m := range g.Stream {
				for _, c := range m.Classes {
					l.taken[c] = true
				}
			}
		}
		l.reserveGroups(g.Groups)
	}
}

// look is a style with what changes of it under conditions.
type look struct {
	name     string // the class
	style    styles.Style
	variants []styles.Variant
}

// text is a look as a key.
func (k *look) text() string {
	text := cssText(k.style)
	for _, v := range k.variants {
		text += "\x00" + v.When.Media + "\x00" + v.When.State + "\x00" + cssText(v.Style)
	}
	return text
}

// look is that of a style and its variants, as they are written.
func (l *looks) look(s styles.Style, variants []styles.Variant) look {
	k := look{style: l.referring(onScreen(s))}
	if l.mode != StyleCSS {
		return k
	}
	for _, v := range variants {
		k.variants = append(k.variants, styles.Variant{When: v.When, Style: l.referring(onScreen(ordered(v.Style)))})
	}
	return k
}

// add checks a style and its variants, and in a document with a stylesheet makes
// rules of them.
func (l *looks) add(s styles.Style, variants []styles.Variant) error {
	if len(s)+len(variants) == 0 || l.mode == StyleClasses {
		return nil
	}
	k := l.look(s, variants)
	if err := k.check(); err != nil {
		return err
	}
	if l.mode != StyleCSS {
		return nil
	}
	text := k.text()
	if _, ok := l.class[text]; ok {
		return nil
	}
	n := len(l.used)
	k.name = l.prefix + "k-" + strconv.FormatInt(int64(n), 36)
	for l.taken[k.name] {
		k.name += "_"
	}
	l.class[text] = k.name
	l.used = append(l.used, k)
	return nil
}

// check refuses properties and conditions that would be more than that.
func (k *look) check() error {
	for _, p := range k.style {
		if err := checkProperty(p); err != nil {
			return err
		}
	}
	for _, v := range k.variants {
		if err := checkCondition(v.When); err != nil {
			return err
		}
		for _, p := range v.Style {
			if err := checkProperty(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// set adds the class and the style of an element to its attributes.
func (l *looks) set(a *attributes, classes []string, s styles.Style, variants []styles.Variant) {
	k := l.look(s, variants)
	s = k.style
	if l.mode == StyleCSS && len(s)+len(k.variants) > 0 {
		classes = append(classes[:len(classes):len(classes)], l.class[k.text()])
	}
	if len(classes) > 0 {
		a.set("class", strings.Join(classes, " "))
	}
	switch l.mode {
	case StyleAttributes:
		setProperties(a, s)
	case StyleClasses:
		// The rule for holes belongs to the shapes and not to their looks.
		if rule, ok := s.Get("fill-rule"); ok {
			a.set("fill-rule", rule)
		}
	}
}

// setProperties adds the properties of a style as attributes, and those that
// cannot be attributes as style="...".
func setProperties(a *attributes, s styles.Style) {
	rest := ""
	for _, p := range s {
		if attributeOf(p.Name, s) {
			a.set(p.Name, p.Value)
			continue
		}
		if rest != "" {
			rest += ";"
		}
		rest += declaration(p)
	}
	if rest != "" {
		a.set("style", rest)
	}
}

// attributeOf reports whether a property may be written as an attribute. What
// stands in style="..." is stronger than any attribute, so the parts of a
// shorthand have to stand beside it there.
func attributeOf(name string, s styles.Style) bool {
	if !styles.Presentation(name) {
		return false
	}
	for _, shorthand := range [2]string{"font", "marker"} {
		if strings.HasPrefix(name, shorthand+"-") {
			_, ok := s.Get(shorthand)
			return !ok
		}
	}
	return true
}
