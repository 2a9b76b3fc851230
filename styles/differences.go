package styles

// Differences returns what has to be said of an element within a group that
// already carries base: the properties of s that base lacks or has otherwise.
//
// An element cannot take back what its group says. A property that base has
// and s lacks therefore gets the value that it would have with no stylesheet
// at all (see Initial). With base from GroupStyle this never happens, because
// every rule that matches a layer matches its features.
func Differences(base, s Style) Style {
	var d Style
	i, j := 0, 0
	for i < len(base) || j < len(s) {
		switch {
		case j == len(s) || i < len(base) && base[i].Name < s[j].Name:
			d = append(d, Property{base[i].Name, Initial(base[i].Name)})
			i++
		case i == len(base) || s[j].Name < base[i].Name:
			d = append(d, s[j])
			j++
		default:
			if base[i].Value != s[j].Value {
				d = append(d, s[j])
			}
			i++
			j++
		}
	}
	return d
}

// Defaults is the style that the root element of every map has before any
// stylesheet: black lines, no fill, round joins, and holes by the even-odd
// rule.
func Defaults() Style {
	return Style{
		{"fill", "none"},
		{"fill-rule", "evenodd"},
		{"stroke", "#000"},
		{"stroke-linejoin", "round"},
	}
}

// Initial returns the value of a property where no rule sets it: that of
// Defaults, else the one in the CSS and SVG specifications. For properties
// that are not Known it is "initial", which CSS viewers understand.
func Initial(name string) string {
	if v, ok := Defaults().Get(name); ok {
		return v
	}
	if p, ok := properties[name]; ok {
		return p.initial
	}
	return "initial"
}
