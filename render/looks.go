package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// looks writes styles in one of the three ways.
type looks struct {
	mode   StyleMode
	prefix string
	// class gives the generated class of a style, by the style's text.
	class map[string]string
	// texts are those styles in the order in which they are used first.
	texts []string
	// refs are the printed ids of patterns, by their ids in the scene.
	refs map[string]string
	// taken are the classes that the scene has itself.
	taken map[string]bool
}

// reserve notes the classes of a scene, so that generated ones differ.
func (l *looks) reserve(s *Scene) {
	l.class, l.taken = map[string]string{}, map[string]bool{}
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

// add checks a style, and in a document with a stylesheet makes a rule of it.
func (l *looks) add(s styles.Style) error {
	if len(s) == 0 || l.mode == StyleClasses {
		return nil
	}
	s = l.referring(s)
	for _, p := range s {
		if err := checkProperty(p); err != nil {
			return err
		}
	}
	if l.mode != StyleCSS {
		return nil
	}
	text := cssText(s)
	if _, ok := l.class[text]; ok {
		return nil
	}
	n := len(l.texts)
	name := l.prefix + "k-" + strconv.FormatInt(int64(n), 36)
	for l.taken[name] {
		name += "_"
	}
	l.class[text] = name
	l.texts = append(l.texts, text)
	return nil
}

// rules is the content of a <style> element with all rules.
func (l *looks) rules() string {
	var b strings.Builder
	for _, text := range l.texts {
		b.WriteString("\n." + cssName(l.class[text]) + "{" + text + "}")
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

// cssName escapes what a class selector cannot hold as it is, which can only
// come from the prefix of ids.
func cssName(name string) string {
	var b strings.Builder
	for i, r := range name {
		letter := 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80 || r == '_' || r >= 0x80
		digit := '0' <= r && r <= '9' || r == '-'
		if letter || digit && i > 0 {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\%x `, r)
	}
	return b.String()
}

// set adds the class and the style of an element to its attributes.
func (l *looks) set(a *attributes, classes []string, s styles.Style) {
	s = l.referring(s)
	if l.mode == StyleCSS && len(s) > 0 {
		classes = append(classes[:len(classes):len(classes)], l.class[cssText(s)])
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
		rest += p.Name + ":" + p.Value
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

// cssText is a style as declarations.
func cssText(s styles.Style) string {
	var b strings.Builder
	for i, p := range s {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(p.Name + ":" + p.Value)
	}
	return b.String()
}

// checkProperty refuses what would be more than one declaration. Styles from
// a stylesheet always pass; others come from a program.
func checkProperty(p styles.Property) error {
	for i := 0; i < len(p.Name); i++ {
		c := p.Name[i]
		if c < 0x80 && c != '-' && c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return fmt.Errorf("style property %q: a name has letters, digits and hyphens only", p.Name)
		}
	}
	quote := byte(0)
	for i := 0; i < len(p.Value); i++ {
		c := p.Value[i]
		switch {
		case quote != 0 && c == '\\':
			i++
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == ';' || c == '{' || c == '}' || c == '\\':
			return fmt.Errorf("style %s: %q: a value cannot hold %q outside of quotes", p.Name, p.Value, string(c))
		}
	}
	if quote != 0 || p.Name == "" || strings.TrimSpace(p.Value) == "" {
		return fmt.Errorf("style %q: %q: a value needs a name, a text and closed quotes", p.Name, p.Value)
	}
	return nil
}
