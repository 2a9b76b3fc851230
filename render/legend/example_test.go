package legend_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/render/legend"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// A legend of two classes, 180 pixels wide at most.
func Example() {
	s, _, err := scale.Make(scale.Spec{Method: classes.Equal, Classes: 2}, []scale.Datum{{Number: 0}, {Number: 10}})
	if err != nil {
		fmt.Println(err)
		return
	}
	look := func(_ *styles.Sheet, _, value string) styles.Style { return styles.Style{{Name: "fill", Value: value}} }
	l := legend.Make(legend.Spec{}, []legend.Subject{{Scale: s, Name: "Points", Shape: styles.Area, Look: look}}, legend.Page{
		Width: 180, Number: func(v float64, decimals int) string { return fmt.Sprintf("%.*f", decimals, v) },
	})
	for _, group := range l.Groups(0, 0, nil)[0].Groups {
		fmt.Println(group.Classes[0], len(group.Marks))
	}
	// Output:
	// legend-background 1
	// legend-swatches 2
	// legend-texts 3
}
