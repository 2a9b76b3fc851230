package styles

// Inherit returns the whole style of an element: its own, and what it takes
// over from the whole style of the element around it. The words that stand for
// values, "inherit", "initial" and "unset", are replaced by those.
func Inherit(around, own Style) Style {
	whole := make(Style, 0, len(around)+len(own))
	i, j := 0, 0
	for i < len(around) || j < len(own) {
		switch {
		case j == len(own) || i < len(around) && around[i].Name < own[j].Name:
			if inherited(around[i].Name) {
				whole = append(whole, around[i])
			}
			i++
			continue
		case i < len(around) && around[i].Name == own[j].Name:
			i++
		}
		if p, ok := meant(own[j], around); ok {
			whole = append(whole, p)
		}
		j++
	}
	return whole
}

// meant returns a property with the value that a word stands for; there may be
// none.
func meant(p Property, around Style) (Property, bool) {
	word := p.Value
	if word == "unset" {
		word = "initial"
		if inherited(p.Name) {
			word = "inherit"
		}
	}
	switch word {
	case "initial":
		p.Value = properties[p.Name].initial
		return p, p.Value != ""
	case "inherit":
		value, ok := around.Get(p.Name)
		return Property{p.Name, value}, ok
	}
	return p, true
}
