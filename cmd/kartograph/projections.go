package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/seed-898ab921/kartograph/internal/gallery"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

func newProjections(s streams) *cobra.Command {
	var asJSON bool
	var folder string
	cmd := &cobra.Command{
		Use:   "projections",
		Short: "List the projections",
		Long: `Lists the projections with their names, parameters and properties. With
--gallery it draws a thumbnail of each and a page that shows them all.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case folder != "" && asJSON:
				return usageError{errors.New("--json has no effect with --gallery, which writes a folder")}
			case folder != "":
				return gallery.Write(cmd.Context(), folder)
			case asJSON:
				return listJSON(s.out)
			default:
				return listTable(s.out)
			}
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	cmd.Flags().StringVar(&folder, "gallery", "", "draw every projection into this folder")
	return cmd
}

func listTable(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "id\ttitle\tfamily\tkeeps\tparameters\talso called")
	for _, d := range catalogue.All() {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n",
			d.ID, d.Title, d.Family, keeps(d), strings.Join(paramNames(d), " "), strings.Join(d.Aliases, " "))
	}
	return table.Flush()
}

// keeps names what a projection keeps.
func keeps(d catalogue.Definition) string {
	switch {
	case d.EqualArea:
		return "areas"
	case d.Conformal:
		return "angles"
	case d.Equidistant:
		return "distances"
	default:
		return "-"
	}
}

func paramNames(d catalogue.Definition) []string {
	var names []string
	for _, p := range d.Params {
		names = append(names, p.Name)
	}
	return names
}

// listed is a projection as JSON.
type listed struct {
	ID          string        `json:"id"`
	Aliases     []string      `json:"aliases"`
	Title       string        `json:"title"`
	Family      string        `json:"family"`
	EqualArea   bool          `json:"equalArea"`
	Conformal   bool          `json:"conformal"`
	Equidistant bool          `json:"equidistant"`
	Params      []listedParam `json:"params"`
	// Centre is the longitude and latitude of the middle by default, Clip
	// the radius in degrees of the circle around it that is shown, 0 where
	// that is no circle, South and North the latitudes in the map's own
	// frame at which it ends.
	Centre    [2]float64 `json:"centre"`
	Clip      float64    `json:"clipAngle,omitempty"`
	South     float64    `json:"south,omitempty"`
	North     float64    `json:"north,omitempty"`
	PROJ      string     `json:"proj,omitempty"`
	D3        string     `json:"d3,omitempty"`
	Note      string     `json:"note"`
	Reference string     `json:"reference"`
}

type listedParam struct {
	Name    string  `json:"name"`
	Title   string  `json:"title"`
	Unit    string  `json:"unit,omitempty"`
	Default float64 `json:"default"`
	Min     float64 `json:"min"`
	Max     float64 `json:"max"`
	Auto    bool    `json:"auto,omitempty"`
}

func listJSON(w io.Writer) error {
	list := []listed{}
	for _, d := range catalogue.All() {
		l, err := describe(d)
		if err != nil {
			return err
		}
		list = append(list, l)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(list)
}

// describe lists what there is to know of a projection.
func describe(d catalogue.Definition) (listed, error) {
	l := listed{
		ID: d.ID, Aliases: append([]string{}, d.Aliases...), Title: d.Title, Family: d.Family,
		EqualArea: d.EqualArea, Conformal: d.Conformal, Equidistant: d.Equidistant, Params: []listedParam{},
		PROJ: d.PROJ, D3: d.D3, Note: d.Note, Reference: d.Reference,
	}
	for _, p := range d.Params {
		l.Params = append(l.Params, listedParam{p.Name, p.Title, p.Unit, p.Default, p.Min, p.Max, p.Auto})
	}
	values, err := d.Resolve(nil)
	if err != nil {
		return l, err
	}
	setup, err := d.Setup(values)
	l.Centre = [2]float64{setup.Rotate[0], setup.Rotate[1]}
	l.Clip, l.South, l.North = setup.Clip.Angle, setup.Clip.South, setup.Clip.North
	return l, err
}
