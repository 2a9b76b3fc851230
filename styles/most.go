package styles

// What a stylesheet may have. Every element of a map is asked for each rule, and
// gets each property; a map of a thousand features needs a thousand rules at the
// most, and SVG has some hundred properties.
const (
	// maxRules is how many selectors there are, in all rules.
	maxRules = 20_000
	// maxProperties is how many different properties there are.
	maxProperties = 1000
	// maxParts is how many ids, classes and tests a selector has.
	maxParts = 100
	// maxTokens is how many words and signs the selectors of a rule have, or
	// a value; maxBrackets is how deep brackets stand in a value.
	maxTokens   = 100_000
	maxBrackets = 100
	// maxConditions is how many different conditions rules have (@media, :hover).
	maxConditions = 100
)

// countRules complains of too many selectors.
func (p *parser) countRules(at position, more int) error {
	if n := len(p.rules) + more; n > maxRules {
		return p.fail(at, "there are more than %d selectors, which is refused", maxRules)
	}
	return nil
}

// countProperty complains of too many different properties.
func (p *parser) countProperty(at position, name string) error {
	if p.properties == nil {
		p.properties = map[string]bool{}
	}
	p.properties[name] = true
	if len(p.properties) > maxProperties {
		return p.fail(at, "there are more than %d different properties, which is refused", maxProperties)
	}
	return nil
}

// countCondition complains of too many different conditions.
func (p *parser) countCondition(at position, when Condition) error {
	if p.conditions == nil {
		p.conditions = map[Condition]bool{}
	}
	p.conditions[when] = true
	if len(p.conditions) > maxConditions {
		return p.fail(at, "rules hold under more than %d different conditions, which is refused", maxConditions)
	}
	return nil
}

// single keeps of the declarations of a rule the last one for each property, as
// the cascade would, important ones apart.
func single(list []declaration) []declaration {
	type key struct {
		name      string
		important bool
	}
	last := make(map[key]int, len(list))
	for i, d := range list {
		last[key{d.Name, d.important}] = i
	}
	kept := list[:0]
	for i, d := range list {
		if last[key{d.Name, d.important}] == i {
			kept = append(kept, d)
		}
	}
	return kept
}
