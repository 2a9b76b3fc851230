package choice

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// CustomID stands for the id of a program's own formula.
const CustomID = "custom"

// chooseFormula makes the projection of a program's own formula, whose central
// meridian is in the middle of what is shown unless the config turns the globe.
func chooseFormula(p config.Proj, shown region.Region) (Choice, error) {
	c := Choice{Settings: catalogue.Settings{ID: CustomID, Options: projection.Options{
		Rotate: p.Rotate, Flip: p.Flip, ClipAngle: p.ClipAngle, Precision: p.Precision,
	}}}
	if p.Rotate == nil && !shown.IsWorld() {
		c.Settings.Rotate = &[3]float64{shown.Lon}
	}
	var err error
	c.Proj, err = projection.New(projection.Setup{Formula: p.Formula}, c.Settings.Options)
	return c, err
}
