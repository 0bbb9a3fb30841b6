session { id = "broken" }
site "paris"
module "m" {}
speaker "sp" {}
travel {}
