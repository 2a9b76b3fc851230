package scale_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

func Example() {
	spec := scale.Spec{Method: classes.Equal, Classes: 2, Looks: scale.Looks{Palette: "Reds"}}
	s, warnings, err := scale.Make(spec, []scale.Datum{{Number: 0}, {Number: 4}, {Number: 10}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range s.Classes {
		fmt.Println(c.Name, c.From, c.To, c.Value, c.Count)
	}
	fmt.Println(s.Of(scale.Datum{Number: 7}).Class.Name, len(warnings))
	// Output:
	// q1-2 0 5 #fee0d2 2
	// q2-2 5 10 #de2d26 1
	// q2-2 0
}
