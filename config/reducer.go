package config

// Reducer is a way to draw one value from several: from the members of a joined
// group, or from rows of a table that have a key in common.
type Reducer string

// The ways to draw one value from several. Latest and Earliest go by a column,
// and are for rows of a table only, as is Last.
const (
	First    Reducer = "first"
	Last     Reducer = "last"
	Sum      Reducer = "sum"
	Mean     Reducer = "mean"
	Min      Reducer = "min"
	Max      Reducer = "max"
	Count    Reducer = "count"
	Latest   Reducer = "latest"
	Earliest Reducer = "earliest"
)

// words are the names of reducers.
func words(all []Reducer) []string {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = string(r)
	}
	return names
}
