// The pictures of the page of a person, country, organisation or theme.
import { listen } from "./marks.js";

listen((address) => location.assign(address));
