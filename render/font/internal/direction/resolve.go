package direction

import "golang.org/x/text/unicode/bidi"

// resolver decides what letters are that take their direction from others.
type resolver struct {
	text    []rune
	classes []bidi.Class
}

// weak decides of marks, numbers and what stands between them (W1 to W7).
func (r *resolver) weak() {
	c := r.classes
	last := bidi.L // the class of the letter before
	for i := range c {
		switch c[i] {
		case bidi.NSM:
			c[i] = last // W1
		case bidi.BN:
			continue
		}
		last = c[i]
	}
	strong := bidi.L
	for i := range c {
		switch c[i] {
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.AL {
				c[i] = bidi.AN // W2
			}
		}
	}
	for i := range c {
		if c[i] == bidi.AL {
			c[i] = bidi.R // W3
		}
	}
	r.separators()
	r.terminators()
	strong = bidi.L
	for i := range c {
		switch c[i] {
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.L {
				c[i] = bidi.L // W7
			}
		}
	}
}

// separators become a part of the number around them (W4).
func (r *resolver) separators() {
	c := r.classes
	for i := range c {
		if c[i] != bidi.ES && c[i] != bidi.CS {
			continue
		}
		before, after := r.beside(i, -1), r.beside(i, 1)
		if before == after && (before == bidi.EN || before == bidi.AN && c[i] == bidi.CS) {
			c[i] = before
		}
	}
}

// beside is the class of the next letter in a direction that is no mark of direction.
func (r *resolver) beside(i, by int) bidi.Class {
	for i += by; i >= 0 && i < len(r.classes); i += by {
		if r.classes[i] != bidi.BN {
			return r.classes[i]
		}
	}
	return bidi.ON
}

// terminators, such as %, become a part of the number beside them (W5), what is left of them
// and of separators is neutral (W6).
func (r *resolver) terminators() {
	c := r.classes
	for i := 0; i < len(c); {
		if c[i] != bidi.ET {
			i++
			continue
		}
		k := i
		for k < len(c) && (c[k] == bidi.ET || c[k] == bidi.BN) {
			k++
		}
		if r.beside(i, -1) == bidi.EN || k < len(c) && c[k] == bidi.EN {
			for ; i < k; i++ {
				c[i] = bidi.EN
			}
		}
		i = k
	}
	for i := range c {
		switch c[i] {
		case bidi.ES, bidi.CS, bidi.ET:
			c[i] = bidi.ON
		}
	}
}

// side is the direction that a class counts for beside neutral letters: numbers for R.
func side(c bidi.Class) (bidi.Class, bool) {
	switch c {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return bidi.ON, false
}

// pair is a pair of brackets.
type pair struct{ open, shut int }

// brackets take the direction of what is in them (N0): that of the line if there is any of it,
// else the other one, where that stands before them too.
func (r *resolver) brackets() {
	for _, p := range r.pairs() {
		inside, line := false, false
		for _, c := range r.classes[p.open+1 : p.shut] {
			s, strong := side(c)
			inside, line = inside || strong, line || s == bidi.L
		}
		direction := bidi.L
		if !inside {
			continue
		}
		if !line {
			for i := p.open - 1; i >= 0; i-- {
				if s, strong := side(r.classes[i]); strong {
					direction = s
					break
				}
			}
		}
		r.set(p.open, direction)
		r.set(p.shut, direction)
	}
}

// set gives a bracket its direction, and the marks on it.
func (r *resolver) set(i int, direction bidi.Class) {
	r.classes[i] = direction
	for i++; i < len(r.text); i++ {
		if p, _ := bidi.LookupRune(r.text[i]); p.Class() != bidi.NSM {
			return
		}
		r.classes[i] = direction
	}
}

// pairs are the pairs of brackets in the order of the opening ones (BD16).
func (r *resolver) pairs() []pair {
	const most = 63 // open at a time
	var open, found []pair
	at := map[int]int{}
	for i, letter := range r.text {
		p, _ := bidi.LookupRune(letter)
		if !p.IsBracket() || r.classes[i] != bidi.ON {
			continue
		}
		if p.IsOpeningBracket() {
			if len(open) == most {
				break
			}
			open = append(open, pair{i, int(opening(letter))})
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].shut == int(opening(Mirrored(letter))) {
				at[open[k].open] = i
				open = open[:k]
				break
			}
		}
	}
	for i := range r.text {
		if shut, ok := at[i]; ok {
			found = append(found, pair{i, shut})
		}
	}
	return found
}

// opening is an opening bracket, of the two that are the same one in its usual form.
func opening(r rune) rune {
	if r == 0x2329 {
		return 0x3008
	}
	return r
}

// neutral letters take the direction of those on both sides, if these agree, else that of the
// line (N1, N2).
func (r *resolver) neutral() {
	c := r.classes
	last := bidi.L
	for i := 0; i < len(c); {
		if s, strong := side(c[i]); strong {
			last = s
			i++
			continue
		}
		k := i
		next := bidi.L
		for ; k < len(c); k++ {
			if s, strong := side(c[k]); strong {
				next = s
				break
			}
		}
		direction := bidi.L
		if last == bidi.R && next == bidi.R {
			direction = bidi.R
		}
		for ; i < k; i++ {
			c[i] = direction
		}
	}
}
