package styles

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// checkMedia says why viewers take a list of media queries, or one of them, for one
// that never holds, or returns "" (Media Queries 4, section 3).
func checkMedia(list []token) string {
	for _, query := range cutAt(list, isComma) {
		words := spaced(query)
		if len(words) == 0 {
			return "a query is missing beside a comma"
		}
		first := strings.ToLower(joined(words[0]))
		if len(words) > 1 && (first == "only" || first == "not" && words[1][0].kind == css.IdentToken) {
			words = words[1:]
			first = strings.ToLower(joined(words[0]))
		}
		if t := words[0]; len(t) == 1 && t[0].kind == css.IdentToken && first != "not" {
			if !slices.Contains(mediaTypes, first) {
				return fmt.Sprintf("%q is no medium%s", first, hintOr(first, mediaTypes, ": write all, print, screen or speech"))
			}
			if len(words) == 1 {
				continue
			}
			if strings.ToLower(joined(words[1])) != "and" {
				return fmt.Sprintf("%q after %q: write and", joined(words[1]), first)
			}
			words = words[2:]
		}
		if text := checkConditions(words); text != "" {
			return text
		}
	}
	return ""
}

// checkConditions checks "(a) and (b)", "not (a)".
func checkConditions(words [][]token) string {
	link := ""
	for len(words) > 0 && strings.EqualFold(joined(words[0]), "not") {
		words = words[1:]
	}
	for i, word := range words {
		text := joined(word)
		if i%2 == 1 {
			low := strings.ToLower(text)
			if low != "and" && low != "or" {
				return fmt.Sprintf("%q stands where and or or has to", text)
			}
			if link != "" && low != link {
				return "and and or stand beside each other: put one of them in parentheses"
			}
			link = low
			continue
		}
		if strings.EqualFold(text, "not") {
			return `"not" stands before the parenthesis of a whole query, or within one of its own`
		}
		n := len(word)
		if n < 2 || word[0].kind != css.LeftParenthesisToken || word[n-1].kind != css.RightParenthesisToken {
			return fmt.Sprintf("%q: write what is asked for in parentheses, such as (min-width: 500px)", text)
		}
		if text := checkFeature(trimmed(word[1 : n-1])); text != "" {
			return text
		}
	}
	if len(words)%2 == 0 {
		return "the query ends where something has to follow"
	}
	return ""
}

// checkFeature checks what stands in parentheses.
func checkFeature(inside []token) string {
	if len(inside) == 0 {
		return "there is nothing in the parentheses"
	}
	if first := inside[0]; first.kind == css.LeftParenthesisToken || strings.EqualFold(first.text, "not") {
		return checkConditions(spaced(inside))
	}
	if sides := cutAt(inside, func(t token) bool { return t.kind == css.ColonToken }); len(sides) == 2 {
		return checkPlainFeature(sides[0], sides[1])
	}
	sides := cutAt(inside, func(t token) bool { return t.is("<") || t.is(">") || t.is("=") })
	sides = slices.DeleteFunc(sides, func(side []token) bool { return len(side) == 0 })
	if len(sides) == 1 {
		if len(spaced(inside)) > 1 {
			return fmt.Sprintf("(%s): write a colon behind the name", joined(inside))
		}
		_, _, why := featureOf(joined(inside))
		return why
	}
	return checkRange(sides)
}

// checkRange checks "width > 500px" and "100px <= width < 500px", cut at the signs.
func checkRange(sides [][]token) string {
	at := slices.IndexFunc(sides, func(side []token) bool { return side[0].kind == css.IdentToken })
	if at < 0 {
		return "a range without the name of what is compared"
	}
	name := joined(sides[at])
	f, prefixed, why := featureOf(name)
	switch {
	case why != "":
		return why
	case f == nil:
		return ""
	case !f.ranged || prefixed:
		return fmt.Sprintf("%q is not compared: write (%s: ...)", name, name)
	}
	for i, side := range sides {
		if i != at {
			if text := f.check(name, side); text != "" {
				return text
			}
		}
	}
	return ""
}

// checkPlainFeature checks "min-width: 500px".
func checkPlainFeature(name, value []token) string {
	f, _, why := featureOf(joined(name))
	if why != "" || f == nil {
		return why
	}
	return f.check(joined(name), value)
}

// featureOf finds a feature; nil for those of one browser. It says whether min- or
// max- stands before it.
func featureOf(name string) (f *mediaFeature, prefixed bool, why string) {
	low := strings.ToLower(name)
	if strings.HasPrefix(low, "-") {
		return nil, false, ""
	}
	if found, ok := mediaFeatures[low]; ok {
		return &found, false, ""
	}
	known := slices.Sorted(maps.Keys(mediaFeatures))
	for _, k := range slices.Clone(known) {
		if found := mediaFeatures[k]; found.ranged {
			if low == "min-"+k || low == "max-"+k {
				return &found, true, ""
			}
			known = append(known, "min-"+k, "max-"+k)
		}
	}
	return nil, false, fmt.Sprintf("%q is no feature of media%s", name, nearest.Hint(low, known))
}

// check says why something is no value of the feature, or returns "".
func (f *mediaFeature) check(name string, value []token) string {
	text := joined(value)
	if reckoned(value) && f.value != mediaWords {
		return ""
	}
	if slices.Contains(f.words, strings.ToLower(text)) {
		return ""
	}
	switch f.value {
	case mediaLength:
		n, unit, ok := cutUnit(text)
		if _, fixed := pixelsOf(unit); ok && unit != "%" && (n == 0 || unit != "" && (fixed || relativeUnit(unit))) {
			return ""
		}
		if ok && unit == "" {
			return fmt.Sprintf("%s: %q has no unit, write %spx", name, text, text)
		}
		return fmt.Sprintf("%s: %q is no length, write such as 500px", name, text)
	case mediaRatio:
		for _, side := range cutAt(value, func(t token) bool { return t.is("/") }) {
			if len(side) != 1 || side[0].kind != css.NumberToken {
				return fmt.Sprintf("%s: %q is no ratio, write such as 16/9", name, text)
			}
		}
	case mediaResolution:
		_, unit, ok := cutUnit(text)
		if !ok || !slices.Contains([]string{"dpi", "dpcm", "dppx", "x"}, strings.ToLower(unit)) {
			return fmt.Sprintf("%s: %q is no resolution, write such as 2dppx or 192dpi", name, text)
		}
	case mediaCount:
		if len(value) != 1 || value[0].kind != css.NumberToken || strings.Contains(text, ".") {
			return fmt.Sprintf("%s: %q is no whole number", name, text)
		}
	default:
		return fmt.Sprintf("%s: %q is not one of its values%s", name, text, hintOr(text, f.words, ": write "+strings.Join(f.words, " or ")))
	}
	return ""
}
