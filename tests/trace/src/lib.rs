//! Nothing: the tests are what this package is for, and their collector is the harness's.
