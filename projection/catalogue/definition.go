package catalogue

import (
	"slices"

	"github.com/seed-898ab921/kartograph/projection"
)

// Definition is one projection of the catalogue: what it is called, what it
// takes, what it keeps, and how it is made.
type Definition struct {
	// ID is the name that configs, docs and metadata use.
	ID string
	// Aliases are further names: PROJ's short name, d3's name without
	// "geo" in lower case, and others in use.
	Aliases []string
	// Title is the full name, as atlases write it.
	Title string
	// Family is the group it belongs to: cylindrical, pseudocylindrical,
	// azimuthal, perspective, conic, modified azimuthal, polyconic,
	// globular, conformal, interrupted, polyhedral or miscellaneous.
	Family string
	// Params are the numbers it takes, in the order in which docs list them.
	Params []ParamSpec
	// Setup makes the projection from parameters that Resolve returned.
	Setup func(v Values) (projection.Setup, error)
	// EqualArea, Conformal and Equidistant tell what it keeps: the
	// proportions of areas (most keep the areas themselves; Wagner V,
	// Werenskiold and HEALPix enlarge all of them alike), local angles,
	// distances along the lines that Note names.
	EqualArea, Conformal, Equidistant bool
	// PROJ is the equivalent PROJ string with {name} for parameters, or
	// empty where PROJ has no such projection. See PROJString.
	PROJ string
	// D3 is the equivalent function of d3-geo or d3-geo-projection, such
	// as geoRobinson, or empty.
	D3 string
	// Note tells in a sentence or two when to use it.
	Note string
	// Reference is where its formulas are from.
	Reference string
}

// Compromise reports whether the projection keeps neither areas nor angles nor
// distances exactly, but none of them badly.
func (d Definition) Compromise() bool {
	return !d.EqualArea && !d.Conformal && !d.Equidistant
}

// All returns every projection, kin beside kin: the order in which docs and
// commands list them. The slice is the caller's own; what hangs from its
// elements is fresh as well.
func All() []Definition {
	return slices.Concat(
		cylindrical(),
		pseudocylindrical(), wagner(), bentWagner(), winkel(), rarePseudocylindrical(),
		azimuthal(), perspective(), leastError(), twoWorlds(), byDistances(),
		conic(),
		ginzburg(), modifiedAzimuthal(), globular(), polyconic(),
		interrupted(),
		conformal(), miscellaneous(),
	)
}
