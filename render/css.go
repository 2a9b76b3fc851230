package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/styles"
)

// rules is the content of a <style> element with all rules: first what always
// holds, then for each condition, in the order in which they are used first, what
// changes under it.
func (l *looks) rules() string {
	var b strings.Builder
	var conditions []styles.Condition
	under := map[styles.Condition]string{}
	for _, k := range l.used {
		if len(k.style) > 0 {
			b.WriteString("\n." + cssName(k.name) + "{" + cssText(k.style) + "}")
		}
		for _, v := range k.variants {
			if _, ok := under[v.When]; !ok {
				conditions = append(conditions, v.When)
			}
			under[v.When] += "\n." + cssName(k.name) + v.When.State + "{" + cssText(v.Style) + "}"
		}
	}
	sorting.Stably(conditions, func(a, b styles.Condition) int { return l.place(a) - l.place(b) })
	for _, when := range conditions {
		if when.Media == "" {
			b.WriteString(under[when])
		} else {
			queries := strings.Split(when.Media, "\n")
			for _, query := range queries {
				b.WriteString("\n@media " + query + "{")
			}
			b.WriteString(under[when] + "\n" + strings.Repeat("}", len(queries)))
		}
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

// place is that of a condition among the scene's; those that it does not name come
// last.
func (l *looks) place(c styles.Condition) int {
	if i := slices.Index(l.conditions, c); i >= 0 {
		return i
	}
	return len(l.conditions)
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

// cssText is a style as declarations.
func cssText(s styles.Style) string {
	var b strings.Builder
	for i, p := range s {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(declaration(p))
	}
	return b.String()
}

// declaration is a property as CSS writes it, which knows no numbers without a unit
// where attributes of SVG have them.
func declaration(p styles.Property) string {
	if p.Name == "transform" {
		return p.Name + ":" + styles.Transform(p.Value)
	}
	return p.Name + ":" + p.Value
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

// checkCondition refuses what would be more than a media query and pseudo-classes.
// Conditions from a stylesheet always pass; others come from a program.
func checkCondition(c styles.Condition) error {
	for _, r := range c.Media {
		if !letterOrDigit(r) && !strings.ContainsRune(" ():,.<>=/-%+*\n", r) {
			return fmt.Errorf("media query %q: it cannot hold %q", c.Media, string(r))
		}
	}
	for _, r := range c.State {
		if !letterOrDigit(r) && r != ':' && r != '-' {
			return fmt.Errorf("state %q: it cannot hold %q", c.State, string(r))
		}
	}
	if c.State != "" && c.State[0] != ':' {
		return fmt.Errorf("state %q: write it with a colon, as :hover", c.State)
	}
	return nil
}

func letterOrDigit(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80 || '0' <= r && r <= '9'
}
