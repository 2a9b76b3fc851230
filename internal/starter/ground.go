package starter

// ground is a built-in layer whose places tables name.
type ground struct {
	// src is the layer, beneath is one that lies under a part of it.
	src, beneath string
	// id and name are its columns of ids, of which each place has one, and of labels.
	id, name string
	// proj draws the whole of it.
	proj string
	// sea says that a sea is drawn around it.
	sea bool
	// words in a table's column speak for it where others have the same values.
	words []string
	keys  []groundKey
}

// groundKey is a column that tells the places of a layer apart.
type groundKey struct {
	column string
	// digits is how many a code of digits has, 0 for others.
	digits int
}

// grounds are the layers that are looked through, and their keys, the likeliest first.
// Columns with a value for several places are not among them: the names of counties,
// the country of a city.
func grounds() []ground {
	return []ground{
		{src: "builtin:countries", beneath: "builtin:countries", id: "ADM0_A3", name: "NAME", proj: "auto", sea: true, words: []string{"country", "nation", "iso", "land"},
			keys: []groundKey{{"ISO_A3", 0}, {"ISO_A2", 0}, {"ADM0_A3", 0}, {"NAME", 0}, {"NAME_LONG", 0}, {"NAME_EN", 0}, {"NAME_DE", 0}, {"NAME_FR", 0}, {"NAME_ES", 0},
				{"NAME_IT", 0}, {"NAME_PT", 0}, {"NAME_RU", 0}, {"NAME_ZH", 0}, {"NAME_AR", 0}, {"NAME_JA", 0}, {"ISO_N3", 3}}},
		{src: "builtin:us-states", beneath: "builtin:us-states", id: "FIPS", name: "name", proj: "albers-usa", words: []string{"state", "postal", "usps"},
			keys: []groundKey{{"POSTAL", 0}, {"name", 0}, {"FIPS", 2}}},
		{src: "builtin:us-counties", beneath: "builtin:us-states", id: "FIPS", name: "name", proj: "albers-usa", words: []string{"county"},
			keys: []groundKey{{"FIPS", 5}}},
	}
}
