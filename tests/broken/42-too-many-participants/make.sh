# More people than any session has.
{
  echo 'id;nom'
  seq -f 'p%.0f;Durand' 1 30000
} >participants.csv
