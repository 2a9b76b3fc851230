package lettering_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/lettering"
)

// The label of a town, some pixels to the left of where the map would put it.
func Example() {
	fmt.Println(lettering.Column([]string{"FID", "NAME_EN", "NAME_DE"}, "de-CH"))
	byHand := lettering.NewOverrides([]config.LabelOverride{{Key: "Bern", DX: -4}, {Key: "Basle", Hide: true}})
	wish := lettering.WishesOf(&config.Labeling{Wrap: 8}).Label("Bern-Bümpliz<br>West")
	wish = lettering.Apply(byHand.Find("CH-BE", "Bern"), wish)
	fmt.Printf("%q %v\n", wish.Lines, wish.Fixed.DX)
	byHand.Find("Basel")
	fmt.Println(byHand.Told()[0])
	// Output:
	// NAME_DE
	// ["Bern-" "Bümpliz" "West"] -4
	// labeling.overrides: no feature of the layer goes by "Basle"; did you mean "Basel"?
}
