package font

// The weights of regular and bold letters; from bold on, viewers embolden letters of which
// there are only lighter ones.
const regular, bold = 400, 600

// match is the face that is drawn for a weight and slant, by the rules of CSS Fonts 4 (5.2):
// slant goes first; of weights up to 500 lighter ones are nearer than bolder ones, of
// others bolder ones.
func match(faces []*Face, weight int, italic bool) *Face {
	var best *Face
	least := 0
	for _, face := range faces {
		far := distance(face.Weight, weight)
		if face.Italic != italic {
			far += 1 << 20
		}
		if best == nil || far < least {
			best, least = face, far
		}
	}
	return best
}

// distance orders weights for one that is wanted.
func distance(weight, wanted int) int {
	const otherSide = 1 << 10
	switch {
	case weight == wanted:
		return 0
	case wanted >= regular && wanted <= 500:
		switch {
		case weight > wanted && weight <= 500:
			return weight - wanted
		case weight < wanted:
			return otherSide + wanted - weight
		}
		return 2*otherSide + weight - wanted
	case wanted < regular:
		if weight < wanted {
			return wanted - weight
		}
		return otherSide + weight - wanted
	}
	if weight > wanted {
		return weight - wanted
	}
	return otherSide + wanted - weight
}
