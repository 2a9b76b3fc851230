// Package batch makes many maps from one description: a config with placeholders
// ${name}, and rows that fill them in.
//
//	spec, err := batch.Load(files, "countries.yaml")
//	plan, err := batch.Plan(ctx, spec, batch.Options{...})
//	for result, err := range plan.Run(ctx) { ... }
//
// Load and Parse read a batch file. Plan reads the rows, names the maps and finds
// what is wrong before anything is drawn. Run draws those that would not come
// out the same as they are; Merge joins what the shards of a batch have made on
// several computers, and Prune deletes what no row makes any more. The package's
// Run is Plan and Run in one. A Template makes one config at a time, for a
// service that draws maps on request.
//
// In the order of the data: spec and form (the file), table and rows (what it
// names), placeholder, fill and template (a row's config), output and names
// (where its map goes), plan, inputs and hash (what it is made from), run, state,
// manifest and write (what is on the disk), merge and prune.
package batch
